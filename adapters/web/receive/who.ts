import type { Context } from "hono";
import type { ProgrammeId, SessionId } from "../../../src/model/ids.ts";
import type { Caller } from "../../../src/platform/port.ts";
import { hash } from "../../../src/store/cipher.ts";
import type { DeviceHolder } from "../../../src/store/port.ts";
import { locale, zone } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { groupSecret, hostSecret, seatSecret, wellFormed } from "./cookies.ts";

/** Somebody who is in: a device that claimed a link. */
export interface Guest {
  readonly seat: string;
  readonly secret: string;
  /** What is kept of the secret; names the device in memory. */
  readonly device: string;
  readonly caller: Caller;
  /** A number was chosen to lock this device with. */
  readonly canLock: boolean;
}

/** Somebody who took part in a conversation that is erased: nobody knows any more who. */
export interface Reader {
  readonly seat: string;
  readonly secret: string;
  readonly device: string;
  readonly session: SessionId;
}

/** Null: no cookie, a wrong one, another seat's, a locked device, or the session is gone; nobody can tell which. */
export async function guestOf(c: Context, parts: RoomParts): Promise<Guest | null> {
  const held = await heldBy(c, parts);
  if (!held?.person || held.lock === "locked") return null;
  const { seat, secret, device, session, person, lock } = held;
  return { seat, secret, device, caller: { session, person, locale: locale(), zone: zone() }, canLock: lock !== "none" };
}

export async function readerOf(c: Context, parts: RoomParts): Promise<Reader | null> {
  const held = await heldBy(c, parts);
  return held && held.person === null && held.lock !== "locked" ? held : null;
}

/** A known device that is locked: it can be opened with its number, and shows nothing before. */
export async function lockedIn(c: Context, parts: RoomParts): Promise<Held | null> {
  const held = await heldBy(c, parts);
  return held?.lock === "locked" ? held : null;
}

export interface Held extends Reader, Pick<DeviceHolder, "person" | "lock"> {}

async function heldBy(c: Context, { deps }: RoomParts): Promise<Held | null> {
  const seat = wellFormed(c.req.param("seat"));
  const secret = seatSecret(c);
  if (!seat || !secret) return null;
  const device = hash(secret);
  const held = await deps.links.device(seat, device);
  return held?.session ? { seat, secret, device, session: held.session, person: held.person, lock: held.lock } : null;
}

/** A device that opens what is kept of a group that meets again. */
export interface Holder {
  readonly group: ProgrammeId;
  readonly secret: string;
  readonly device: string;
}

/** Null: no cookie, a wrong one, another group's, or there is nothing kept of it any more. */
export async function holderOf(c: Context, { deps }: RoomParts): Promise<Holder | null> {
  const group = wellFormed(c.req.param("group"));
  const secret = groupSecret(c);
  if (!group || !secret || group === "host") return null;
  const device = hash(secret);
  const held = await deps.links.device(group, device);
  return held && held.session === null ? { group: group as ProgrammeId, secret, device } : null;
}

export async function isHost(c: Context, { deps }: RoomParts): Promise<{ readonly secret: string; readonly device: string } | null> {
  const secret = hostSecret(c);
  if (!secret) return null;
  const device = hash(secret);
  const held = await deps.links.device("host", device);
  return held && held.session === null ? { secret, device } : null;
}
