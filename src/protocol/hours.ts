import type { WakingHours } from "../model/plan.ts";

/** Zones that there are, and a day that has an hour in it. */
export function areHours({ zones, from, to }: WakingHours): boolean {
  return from < to && zones.every(isZone);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
