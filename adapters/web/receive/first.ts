import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { first } from "../render/first.ts";
import { layout } from "../render/layout.ts";
import { maySeePlanning } from "./cookies.ts";
import { mayBegin } from "./rehearsal.ts";

export function routeFirst(app: Hono, { deps, assets }: RoomParts): void {
  app.get("/", (c) => {
    const shown = { isReachable: deps.isReachable, mayRehearse: mayBegin(c, deps), mayPlan: maySeePlanning(c) };
    return c.html(layout(assets, { main: first(shown) }));
  });
  app.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /\n"));
  app.get("/favicon.ico", (c) => c.body(null, 204));
}
