import { one } from "./fields.ts";
import type { Fields } from "./fields.ts";

const MINUTE_MS = 60_000;

/**
 * The instant of a date and a time of day on a clock in this zone (`2026-11-25`, `14:30`, `Asia/Beirut`). Null: there is no
 * such date, time or zone. An hour that the clock skips in spring is taken as the one after it.
 */
export function instantIn(date: string, time: string, zone: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (!year || !month || !day || !hour || !minute) return null;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  const same = new Date(wall);
  if (same.getUTCDate() !== Number(day) || same.getUTCHours() !== Number(hour) || same.getUTCMinutes() !== Number(minute)) return null;
  const offset = offsetOf(zone);
  if (!offset) return null;
  // The offset at the wanted instant is not known before the instant is; once more with the first guess settles it.
  return wall - offset(wall - offset(wall));
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetOf(zone: string): ((at: number) => number) | null {
  try {
    const form = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    return (at) => {
      const part = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const shown = Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"] ?? 1, part["hour"] ?? 0, part["minute"] ?? 0);
      return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
    };
  } catch {
    return null;
  }
}

/** What the calendar and the clock in this zone show, as a form takes them. */
export function wallIn(at: number, zone: string): { readonly date: string; readonly time: string } {
  const [date = "", time = ""] = new Date(at + (offsetOf(zone)?.(at) ?? 0)).toISOString().split(/[T.]/);
  return { date, time: time.slice(0, 5) };
}

/** Null: no beginning was said. Undefined: what was typed is none. */
export function startOf(fields: Fields): number | null | undefined {
  const [date, time, zone] = [one(fields, "date").trim(), one(fields, "time").trim(), one(fields, "zone").trim()];
  if (date === "" && time === "") return null;
  return instantIn(date, time, zone || "UTC") ?? undefined;
}
