import type { Client } from "../client.ts";
import type { Outcome } from "../../chat/outcome.ts";
import { outcomeOf } from "../client.ts";

/** While Slack is away it is asked about as often. */
const AWAY_MS = 5_000;

/**
 * Calls to Slack that may be lost. Once a call got no answer, the next is preceded by a question that changes nothing, so
 * that of all the cards of an outage one at most is of unknown fate.
 */
export interface Reach {
  call<T>(make: () => Promise<T>): Promise<Outcome<T>>;
}

export function createReach(client: Client): Reach {
  let isCut = false;
  return {
    async call(make) {
      if (isCut) {
        const heard = await outcomeOf(client.auth.test());
        if (heard.is === "unknown" || heard.is === "later") return { is: "later", afterMs: AWAY_MS };
        isCut = false;
      }
      const done = await outcomeOf(make());
      isCut = done.is === "unknown";
      return done;
    },
  };
}
