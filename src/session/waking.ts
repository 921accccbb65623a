import type { Instant, Ms } from "../model/ids.ts";
import type { Plan, WakingHours } from "../model/plan.ts";

const HOUR_MS: Ms = 3_600_000;
/** Further than any week of holidays. */
const MOST_HOURS = 14 * 24;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * A deadline over days, moved to the next hour at which everybody is awake and it is a working day for all; where no
 * such hour comes, to the first at which it is for the most. Live, and without hours, it stays where it is.
 *
 * @param wanted never moved to before
 */
export function wakingDeadline(wanted: Instant, plan: Pick<Plan, "mode" | "hours" | "pace">): Instant {
  const { hours } = plan;
  if (plan.mode === "live" || !hours || hours.zones.length === 0 || plan.pace > 1) return wanted;
  const clocks = hours.zones.map(clockOf);
  let best = wanted;
  let most = -1;
  for (let step = 0; step <= MOST_HOURS; step++) {
    const at = step === 0 ? wanted : Math.ceil(wanted / HOUR_MS) * HOUR_MS + (step - 1) * HOUR_MS;
    const awake = clocks.filter((clock) => isAwake(clock(at), hours)).length;
    if (awake === clocks.length) return at;
    if (awake > most) [best, most] = [at, awake];
  }
  return best;
}

interface Wall {
  readonly day: number;
  readonly hour: number;
}

const isAwake = ({ day, hour }: Wall, { from, to, rest }: WakingHours): boolean => hour >= from && hour < to && !rest.includes(day);

/** Making one takes longer than all its uses, and deadlines are looked at with every act. */
const forms = new Map<string, Intl.DateTimeFormat>();

function formOf(zone: string): Intl.DateTimeFormat {
  const known = forms.get(zone);
  if (known) return known;
  const form = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", hour: "numeric", weekday: "short" });
  forms.set(zone, form);
  return form;
}

function clockOf(zone: string): (at: Instant) => Wall {
  const form = formOf(zone);
  return (at) => {
    const parts = form.formatToParts(at);
    const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
    return { day: DAYS.indexOf(read("weekday")), hour: Number(read("hour")) };
  };
}
