import { createHmac, randomBytes } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RoomDeps } from "../deps.ts";

export interface Limits {
  /** False: too many requests of this device. */
  device(deviceHash: string): Promise<boolean>;
  /** False: too many requests from there by somebody who is not in. */
  stranger(c: Context): Promise<boolean>;
  /** False: too many devices asked to be let in by this link. */
  asking(linkHash: string): Promise<boolean>;
}

/**
 * In memory only. A device acts by hand, and its page is fetched again when the session moves. A whole delegation may
 * come in from behind one address within a minute, so what strangers may do there is generous: links are 256 random
 * bits, and the limit is against load, not against guessing.
 */
const PER_DEVICE = { points: 240, duration: 60 };
const PER_LINK = { points: 10, duration: 3_600 };
const PER_ADDRESS = { points: 600, duration: 60 };

export function createLimits(deps: RoomDeps): Limits {
  const devices = new RateLimiterMemory(PER_DEVICE);
  const askers = new RateLimiterMemory(PER_LINK);
  const strangers = new RateLimiterMemory(PER_ADDRESS);
  /** Addresses are held as keyed hashes whose key lives as long as the process. */
  const salt = randomBytes(32);
  const addressOf = deps.addressOf ?? peer;
  return {
    asking: (linkHash) => allowed(askers, linkHash),
    device: (deviceHash) => allowed(devices, deviceHash),
    stranger: (c) => allowed(strangers, createHmac("sha256", salt).update(addressOf(c)).digest("base64url")),
  };
}

async function allowed(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}

function peer(c: Context): string {
  // A request that did not come through a socket (a test) has no other end.
  return c.env && "incoming" in c.env ? (getConnInfo(c).remote.address ?? "") : "";
}
