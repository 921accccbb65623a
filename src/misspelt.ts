import { distance, nearest } from "./protocol/nearest.ts";

/** Below this length a single letter makes another ordinary name of an environment: HOST and HOME, PORT and POST. */
const SHORT = 6;

/**
 * The setting that a name of the environment was probably meant to be; null when it is somebody else's. Other programs
 * have names like ours, so only one or two letters may differ, and of a short name none but their case.
 */
export function meant(written: string, names: readonly string[]): string | null {
  const close = names
    .map((name) => ({ name, away: distance(written.toUpperCase(), name) }))
    .filter(({ name, away }) => away <= (name.length < SHORT ? 0 : 2))
    .sort((one, other) => one.away - other.away);
  return close[0]?.name ?? null;
}

/** Of the words that would be right, the one that was probably meant: also where one is the beginning of the other. */
export function nearestValue(written: string, values: readonly string[]): string | null {
  const typed = written.toLowerCase();
  const begins = typed.length < 3 ? undefined : values.find((value) => typed.startsWith(value) || value.startsWith(typed));
  return begins ?? nearest(written, values);
}
