import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { away } from "../render/away.ts";

/** Where "Leave now" leads, at once and from everywhere: the same for everybody, and nothing has been left by it. */
export function routeAway(app: Hono, { assets }: RoomParts): void {
  app.get("/away", (c) => c.html(away(assets)));
}
