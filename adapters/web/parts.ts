import type { RoomDeps } from "./deps.ts";
import type { Assets } from "./receive/assets.ts";
import type { Flash } from "./receive/flash.ts";
import type { Limits } from "./receive/limits.ts";

/** What the routes share. */
export interface RoomParts {
  readonly deps: RoomDeps;
  readonly assets: Assets;
  readonly limits: Limits;
  readonly flash: Flash;
}
