import type { Parcel, Receipt } from "./delivery.ts";
import type { Events } from "./events.ts";
import type { Faults } from "./faults.ts";
import type { Rates } from "./rates.ts";
import type { Recorder } from "./recorder.ts";
import type { State } from "./state.ts";

/** Everything the parts of one fake share. */
export interface World {
  readonly state: State;
  readonly recorder: Recorder;
  readonly faults: Faults;
  readonly rates: Rates;
  readonly events: Events;
  readonly settings: {
    /** How long a trigger_id is good. */
    readonly triggerLivesMs: number;
    /** Commands and shortcuts people are offered; null: any. */
    readonly commands: readonly string[] | null;
    readonly shortcuts: readonly string[] | null;
  };
  url(): string;
  /** The path of a new Socket Mode connection; null when payloads go over HTTP. */
  ticket(): string | null;
  send(parcel: Omit<Parcel, "retry">): Promise<Receipt>;
  /** Keeps a timer that must end with the fake. */
  later(ms: number, work: () => void): void;
}
