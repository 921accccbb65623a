import { locale, zone } from "../locale.ts";

/** On the reader’s own clock, whose zone it names. */
export const moment = (at: number): string => momentIn(at, zone());

export function momentIn(at: number, timeZone: string): string {
  const form = {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
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
    timeZone: zone(),
    timeZoneName: "short",
  }).format(at);

export const date = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: zone() }).format(at);
