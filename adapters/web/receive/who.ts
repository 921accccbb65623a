import type { Context } from "hono";
import type { Caller } from "../../../src/platform/port.ts";
import { hash } from "../../../src/store/cipher.ts";
import { locale } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { hostSecret, seatSecret, wellFormed } from "./cookies.ts";

/** Somebody who is in: a device that claimed a link. */
export interface Guest {
  readonly seat: string;
  readonly secret: string;
  /** What is kept of the secret; names the device in memory. */
  readonly device: string;
  readonly caller: Caller;
}

/** Null: no cookie, a wrong one, another seat's, or the session is gone; nobody can tell which. */
export async function guestOf(c: Context, { deps }: RoomParts): Promise<Guest | null> {
  const seat = wellFormed(c.req.param("seat"));
  const secret = seatSecret(c);
  if (!seat || !secret) return null;
  const device = hash(secret);
  const held = await deps.links.device(seat, device);
  if (!held?.session || !held.person) return null;
  return { seat, secret, device, caller: { session: held.session, person: held.person, locale } };
}

export async function isHost(c: Context, { deps }: RoomParts): Promise<{ readonly secret: string; readonly device: string } | null> {
  const secret = hostSecret(c);
  if (!secret) return null;
  const device = hash(secret);
  const held = await deps.links.device("host", device);
  return held && held.session === null ? { secret, device } : null;
}
