import type { Day, Instant } from "../model/ids.ts";

export const DAY_MS = 24 * 3_600_000;

export const dayOf = (now: Instant): Day => Math.floor(now / DAY_MS);

const MINUTE_MS = 60_000;

/** What is told of when somebody of the team did something is told to the minute. */
export const toTheMinute = (now: Instant): Instant => now - (now % MINUTE_MS);
