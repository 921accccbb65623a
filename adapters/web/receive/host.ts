import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { hostPage } from "../render/host.ts";
import { layout } from "../render/layout.ts";
import { renewHost } from "./cookies.ts";
import { csrfToken } from "./csrf.ts";
import { turnAway } from "./nobody.ts";
import { isHost } from "./who.ts";

/** Whoever runs the server: sessions as a number and a state, and planning. */
export function routeHost(app: Hono, parts: RoomParts): void {
  const { deps, assets } = parts;
  app.get("/host", async (c) => {
    const host = await isHost(c, parts);
    if (!host) return turnAway(c, parts);
    renewHost(c, deps);
    return c.html(layout(assets, { main: hostPage(await deps.engine.overview(), deps.isReachable, csrfToken(host.secret)) }));
  });
}
