import type { Json } from "../slack/json.ts";
import type { Faults } from "./faults.ts";
import type { Gateway } from "./gateway.ts";
import type { Rates } from "./rates.ts";
import type { Recorder, SentInteraction } from "./recorder.ts";
import type { State } from "./state.ts";

/** Everything the parts of one fake share. */
export interface World {
  readonly state: State;
  readonly recorder: Recorder;
  readonly faults: Faults;
  readonly rates: Rates;
  readonly gateway: Gateway;
  readonly sent: SentInteraction[];
  readonly settings: {
    readonly ackWithinMs: number;
    readonly tokenLivesMs: number;
    readonly commandsWithoutSending: boolean;
    readonly maxConcurrency: number;
  };
  readonly url: () => string;
  /** Sends an event to every session that is entitled to it. */
  readonly emit: (event: string, data: Json) => void;
  /** Keeps a timer that must end with the fake. */
  readonly later: (ms: number, work: () => void) => NodeJS.Timeout;
}
