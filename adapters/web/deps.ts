import type { Context } from "hono";
import type { Engine } from "../../src/engine/engine.ts";
import type { RehearsalDeps } from "../rehearsal/room/rehearsals.ts";
import type { Clock } from "../../src/queue/port.ts";
import type { LinkStore } from "../../src/store/port.ts";
import type { Planning } from "../planning.ts";

export interface RoomDeps {
  readonly engine: Engine;
  readonly links: LinkStore;
  readonly plan: Planning;
  readonly clock: Clock;
  /** At least 128 bits, letters, digits, `_` and `-`. */
  readonly newId: () => string;
  /** The address people open, without a slash at the end. It may change once the port is known. */
  readonly publicUrl: () => string;
  /** False: listens on this computer only, so that no phone can join. */
  readonly isReachable: boolean;
  readonly log: { requestFailed(route: string, code: string): void };
  /** How rehearsals choose and wait. Default: another each time, by the real clock. */
  readonly rehearsing?: Pick<RehearsalDeps, "seed" | "wait">;
  /** Who asks, for the rate limit of those not yet in. Default: the other end of the connection. Never stored or logged. */
  readonly addressOf?: (c: Context) => string;
}
