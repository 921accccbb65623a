import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { first } from "../render/first.ts";
import { layout } from "../render/layout.ts";
import { maySeePlanning } from "./cookies.ts";

export function routeFirst(app: Hono, { deps, assets }: RoomParts): void {
  app.get("/", (c) => c.html(layout(assets, { main: first({ isReachable: deps.isReachable, mayPlan: maySeePlanning(c) }) })));
  app.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /\n"));
  app.get("/favicon.ico", (c) => c.body(null, 204));
}
