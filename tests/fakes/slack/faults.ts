/** What can go wrong with the next call of a method. */
export type Fault =
  | { readonly kind: "429"; readonly retryAfterS: number }
  | { readonly kind: "500" }
  | { readonly kind: "no answer" }
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "dropped after applying" }
  | { readonly kind: "slow"; readonly ms: number };

/** Faults that a test orders ahead. A method is its name, or "*" for any. */
export function someFaults() {
  const ordered = new Map<string, Fault[]>();
  let isAway = false;
  let duplicates = 0;
  const order = (method: string, fault: Fault, times: number): void =>
    void ordered.set(method, [...(ordered.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
  return {
    /** The next calls are answered 429 with Retry-After. */
    tooMany: (method: string, { times = 1, retryAfterS = 1 } = {}): void => order(method, { kind: "429", retryAfterS }, times),
    /** The next calls are answered 500. */
    broken: (method: string, { times = 1 } = {}): void => order(method, { kind: "500" }, times),
    /** The next calls are never answered, and not applied. */
    silent: (method: string, { times = 1 } = {}): void => order(method, { kind: "no answer" }, times),
    /** The next calls are refused with this error of Slack's. */
    refused: (method: string, error: string, { times = 1 } = {}): void => order(method, { kind: "refused", error }, times),
    /** The next calls take effect, and the connection is cut before the answer. */
    droppedAfterApplying: (method: string, { times = 1 } = {}): void => order(method, { kind: "dropped after applying" }, times),
    /** The next calls are answered late. */
    slow: (method: string, ms: number, { times = 1 } = {}): void => order(method, { kind: "slow", ms }, times),
    /** The whole Web API is away (connections are cut) until it is back. */
    away: (away = true): void => void (isAway = away),
    /** The next events are delivered twice, the second time as a retry of the same event_id. */
    duplicateEvents: (times = 1): void => void (duplicates += times),

    get isAway() {
      return isAway;
    },
    take(method: string): Fault | null {
      return ordered.get(method)?.shift() ?? ordered.get("*")?.shift() ?? null;
    },
    takeDuplicate(): boolean {
      if (duplicates === 0) return false;
      duplicates -= 1;
      return true;
    },
  };
}

export type Faults = ReturnType<typeof someFaults>;
