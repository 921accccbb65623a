import { randomBytes } from "node:crypto";
import type { Clock } from "../slack/ids.ts";

/** 2015-01-01, from which snowflakes count milliseconds. */
const EPOCH_MS = 1_420_070_400_000;

/** Snowflakes in the order of their making; never the same twice. */
export function idMaker(clock: Clock) {
  let last = 0n;
  return {
    id(): string {
      const now = BigInt(Math.floor(clock.now()) - EPOCH_MS) << 22n;
      last = now > last ? now : last + 1n;
      return String(last);
    },
    secret: (bytes = 24): string => randomBytes(bytes).toString("base64url"),
  };
}

export type Ids = ReturnType<typeof idMaker>;

export const madeAt = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH_MS;
export const isSnowflake = (text: string): boolean => /^\d{17,19}$/.test(text);
