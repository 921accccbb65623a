import type { Day, Instant } from "../model/ids.ts";

export const DAY_MS = 24 * 3_600_000;

export const dayOf = (now: Instant): Day => Math.floor(now / DAY_MS);
