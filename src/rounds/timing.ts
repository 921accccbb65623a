import type { Timing } from "../model/vocabulary.ts";

/** The same timing with this share of its windows, for a round that has its time in several phases. */
export function shareOf(timing: Timing | undefined, share: number): Timing | undefined {
  if (!timing) return undefined;
  const part = (window: number | null): number | null => (window === null ? null : window * share);
  return { ...timing, live: part(timing.live), async: part(timing.async) };
}
