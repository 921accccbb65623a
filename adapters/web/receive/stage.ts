import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { layout } from "../render/layout.ts";
import { stage } from "../render/stage.ts";
import type { Fan } from "./live.ts";
import { streamFor } from "./live.ts";
import { notHere, sentence } from "./nobody.ts";
import { guestOf } from "./who.ts";

/** The stage page belongs to the team's seats, and follows the conversation like any other page. */
export function routeStage(app: Hono, parts: RoomParts, fan: Fan): void {
  const { deps, assets } = parts;
  app.get("/r/:seat/stage", async (c) => {
    const guest = await guestOf(c, parts);
    if (!guest) return notHere(c, parts);
    if (!(await parts.limits.device(guest.device))) return sentence(c, parts, "room.tooMany", 429);
    const own = await deps.engine.page(guest.caller, { mine: false });
    const page = "reason" in own || !own.team ? null : await deps.engine.roomPage(guest.caller.session, guest.caller);
    if (!page) return notHere(c, parts);
    const main = stage(page, deps.clock.now());
    c.header("X-Version", String(page.version));
    if (c.req.header("x-fragment") === "1") return c.html(main);
    const address = `/r/${guest.seat}/stage`;
    return c.html(
      layout(assets, {
        main,
        standsStill: true,
        rehearsal: page.rehearsal,
        live: { page: address, version: page.version, everyMinute: false },
        refreshSeconds: 20,
      }),
    );
  });
  app.get("/r/:seat/stage/live", (c) => streamFor(c, parts, fan));
}
