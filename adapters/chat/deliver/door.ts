import type { Port } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";
import type { Platform } from "../../platforms.ts";
import { SENT } from "./surface.ts";

/** Where the cards of a platform go that is not always connected: while it is not (`open` null), they wait for so long. */
export const portOfDoor = (
  platform: Platform,
  { engine }: Pick<ChatDeps, "engine">,
  open: () => Port | null,
  afterMs: () => number,
): Port => ({
  platform,
  async deliver(job) {
    const port = open();
    if (port) return port.deliver(job);
    const places = await engine.places.of(job.session);
    return places.some((place) => place.platform === platform) ? { is: "later", afterMs: afterMs() } : SENT;
  },
});
