import type { Outcome } from "../outcome.ts";
/** While a platform is away it is asked about as often. */
const AWAY_MS = 5_000;

/**
 * Calls that may be lost. Once a call got no answer, the next is preceded by a question that changes nothing, so
 * that of all the cards of an outage one at most is of unknown fate.
 */
export interface Reach {
  call<T>(make: () => Promise<T>): Promise<Outcome<T>>;
}

/** `probe`: a question that changes nothing. `outcomeOf`: how a call of this platform ended. */
export function createReach(probe: () => Promise<unknown>, outcomeOf: <T>(call: Promise<T>) => Promise<Outcome<T>>): Reach {
  let isCut = false;
  return {
    async call(make) {
      if (isCut) {
        const heard = await outcomeOf(probe());
        if (heard.is === "unknown" || heard.is === "later") return { is: "later", afterMs: AWAY_MS };
        isCut = false;
      }
      const done = await outcomeOf(make());
      isCut = done.is === "unknown";
      return done;
    },
  };
}
