import type { Engine } from "../../src/engine/engine.ts";
import type { Clock } from "../../src/queue/port.ts";
import type { Planning } from "../planning.ts";

/** What the door of a chat platform is given. */
export interface ChatDeps {
  readonly engine: Engine;
  readonly plan: Planning;
  readonly clock: Clock;
  /** The browser room's address, for those who would rather write there. */
  readonly publicUrl: () => string;
  /** How posts wait for their turn. Default: by the real clock. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Codes alone: what a platform answers may hold somebody's words. */
  readonly log: { fault(where: string, code: string): void };
}
