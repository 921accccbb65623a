export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `KB` are 1,000 bytes. */
  readonly unit: "ms" | "MB" | "KB" | "/s";
  /** The same task done by something bare, measured in the same run; or the least that a limit of others allows. */
  readonly peer: { readonly name: string; readonly value: number } | null;
  readonly ratio: number | null;
  readonly budget: number | null;
  readonly ok: boolean | null;
}

export interface Options {
  /** A smaller load: submissions within 20 s, fewer deadlines. */
  readonly quick: boolean;
  /** A line about what was seen beside the figures. */
  readonly note: (line: string) => void;
}

export interface Measurement {
  readonly name: string;
  readonly run: (options: Options) => Promise<readonly Figure[]>;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

export function figure(
  name: string,
  unit: Figure["unit"],
  value: number,
  budget: number | null,
  peer: { readonly name: string; readonly value: number } | null = null,
): Figure {
  return {
    name,
    value: rounded(value),
    unit,
    peer: peer && { name: peer.name, value: rounded(peer.value) },
    ratio: peer && peer.value > 0 ? rounded(value / peer.value) : null,
    budget: budget === null ? null : rounded(budget),
    ok: budget === null ? null : value <= budget,
  };
}

/** As `figure`, of what is to be no less than its budget. */
export function atLeast(...given: Parameters<typeof figure>): Figure {
  const made = figure(...given);
  return { ...made, ok: made.budget === null ? null : given[2] >= made.budget };
}

/** The value below which this share lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p99 = (values: readonly number[]): number => quantile(values, 0.99);
