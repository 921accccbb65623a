import { locale } from "../locale.ts";

/** In UTC, and it says so: the server does not ask where anybody is. */
export function moment(at: number): string {
  const form = {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
    timeZoneName: "short",
  } as const;
  return new Intl.DateTimeFormat(locale(), form).format(at);
}

/** The hour alone, for what is soon. */
export const hour = (at: number): string =>
  new Intl.DateTimeFormat(locale(), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(at);

export const date = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(at);
