import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { createRehearsals, type Rehearsals } from "../rehearsal/room/rehearsals.ts";
import type { RoomDeps } from "./deps.ts";
import type { RoomParts } from "./parts.ts";
import { routeArtefact } from "./receive/artefact.ts";
import { serveAssets } from "./receive/assets.ts";
import { routeAway } from "./receive/away.ts";
import { routeDo } from "./receive/do.ts";
import { routeDoor } from "./receive/door.ts";
import { routeFirst } from "./receive/first.ts";
import { createFlash } from "./receive/flash.ts";
import { securityHeaders } from "./receive/headers.ts";
import { routeGroup } from "./receive/group.ts";
import { routeGroupBegin } from "./receive/group-begin.ts";
import { routeHost } from "./receive/host.ts";
import { language } from "./receive/language.ts";
import { createLimits } from "./receive/limits.ts";
import { createFan, routeLive } from "./receive/live.ts";
import { notHere, sentence } from "./receive/nobody.ts";
import { routeKnock } from "./receive/knock.ts";
import { routeLock } from "./receive/lock.ts";
import { routeRehearsal } from "./receive/rehearsal.ts";
import { routePaper } from "./receive/paper.ts";
import { routePlan } from "./receive/plan.ts";
import { routePlanBegin } from "./receive/plan-begin.ts";
import { routePlanLike } from "./receive/plan-like.ts";
import { routeSecond } from "./receive/second.ts";
import { routeSeat } from "./receive/seat.ts";
import { routeSignals } from "./receive/signals.ts";
import { routeCalendar } from "./receive/calendar.ts";
import { routeStage } from "./receive/stage.ts";
import { routeSchedule } from "./receive/schedule.ts";
import { routeTeam } from "./receive/team.ts";

/**
 * The browser room: pages rendered here, forms that work with scripts off, and a small script for those who have it.
 *
 * @example
 * const { app, close } = createRoom({ engine, links: store.links, plan: library, clock, newId, publicUrl, isReachable, log });
 * serve({ fetch: app.fetch, port });
 */
export function createRoom(deps: RoomDeps): { app: Hono; rehearsals: Rehearsals; close(): Promise<void> } {
  const app = new Hono();
  app.use(securityHeaders(deps));
  app.use(language(deps));
  const parts: RoomParts = { deps, assets: serveAssets(app), limits: createLimits(deps), flash: createFlash(deps.clock) };
  const fan = createFan(deps.engine);
  const rehearsals = createRehearsals({
    ...deps,
    ...deps.rehearsing,
    ask: (path, init) => app.request(path, init),
    failed: (code) => deps.log.requestFailed("rehearsal", code),
  });
  routeFirst(app, parts);
  routeAway(app, parts);
  routeRehearsal(app, parts, rehearsals);
  routeDoor(app, parts);
  routeHost(app, parts);
  routePlan(app, parts);
  routePlanBegin(app, parts);
  routeGroup(app, parts);
  routeGroupBegin(app, parts);
  routeSeat(app, parts);
  routeDo(app, parts);
  routeTeam(app, parts);
  routePlanLike(app, parts);
  routeSecond(app, parts);
  routeSchedule(app, parts);
  routeLock(app, parts);
  routeKnock(app, parts);
  routeSignals(app, parts);
  routeArtefact(app, parts);
  routePaper(app, parts);
  routeLive(app, parts, fan);
  routeStage(app, parts, fan);
  routeCalendar(app, parts);
  // Not `notFound`, which would be lost where this app is mounted in another.
  app.all("*", (c) => notHere(c, parts));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      const key = error.status === 413 ? "room.tooLarge" : "room.badForm";
      return sentence(c, parts, key, error.status === 413 || error.status === 415 ? error.status : 400);
    }
    // The pattern of the route and a code: an address or a message could hold a seat or somebody's words.
    deps.log.requestFailed(routePath(c), codeOf(error));
    return sentence(c, parts, "room.fault", 500);
  });
  const close = async (): Promise<void> => {
    await rehearsals.close();
    await fan.close();
  };
  return { app, rehearsals, close };
}

const codeOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === "string" ? code : typeof name === "string" ? name : "UNKNOWN";
};
