import type { Store } from "../../../src/store/port.ts";

/** A store that the suite is run against. */
export interface Subject {
  readonly store: Store;
  /** Another process's view of the same database. */
  readonly other: Store;
  /** Everything the database holds, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}
