/** What can go wrong with the next call of a route. */
export type Fault =
  | { readonly kind: "429"; readonly retryAfterS: number; readonly scope: "user" | "global" | "shared" }
  | { readonly kind: "500" }
  | { readonly kind: "no answer" }
  | { readonly kind: "refused"; readonly code: number; readonly status: number }
  | { readonly kind: "dropped after applying" }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "meanwhile"; readonly work: () => void };

/** Faults that a test orders ahead. A route is written "POST /channels/{id}/messages", or "*" for any. */
export function someFaults() {
  const ordered = new Map<string, Fault[]>();
  let isAway = false;
  let duplicates = 0;
  const order = (route: string, fault: Fault, times: number): void =>
    void ordered.set(route, [...(ordered.get(route) ?? []), ...Array<Fault>(times).fill(fault)]);
  return {
    /** The next calls are answered 429 with retry_after. */
    tooMany: (route: string, { times = 1, retryAfterS = 1, scope = "user" }: TooMany = {}): void =>
      order(route, { kind: "429", retryAfterS, scope }, times),
    /** The next calls are answered 500. */
    broken: (route: string, { times = 1 } = {}): void => order(route, { kind: "500" }, times),
    /** The next calls are never answered, and not applied. */
    silent: (route: string, { times = 1 } = {}): void => order(route, { kind: "no answer" }, times),
    /** The next calls are refused with this code of Discord's. */
    refused: (route: string, code: number, { times = 1, status = 400 } = {}): void =>
      order(route, { kind: "refused", code, status }, times),
    /** The next calls take effect, and the connection is cut before the answer. */
    droppedAfterApplying: (route: string, { times = 1 } = {}): void => order(route, { kind: "dropped after applying" }, times),
    /** The next calls are answered late; they take effect when they are answered. */
    slow: (route: string, ms: number, { times = 1 } = {}): void => order(route, { kind: "slow", ms }, times),
    /** Something happens between the moment the next call is sent and the moment it takes effect. */
    meanwhile: (route: string, work: () => void): void => order(route, { kind: "meanwhile", work }, 1),
    /** Discord is away until it is back: calls are cut, and no new connection to the gateway is taken. */
    away: (away = true): void => void (isAway = away),
    /** The next interactions are delivered twice. */
    duplicateInteractions: (times = 1): void => void (duplicates += times),

    get isAway() {
      return isAway;
    },
    take(route: string): Fault | null {
      return ordered.get(route)?.shift() ?? ordered.get("*")?.shift() ?? null;
    },
    takeDuplicate(): boolean {
      if (duplicates === 0) return false;
      duplicates -= 1;
      return true;
    },
  };
}

interface TooMany {
  readonly times?: number;
  readonly retryAfterS?: number;
  readonly scope?: "user" | "global" | "shared";
}

export type Faults = ReturnType<typeof someFaults>;
