import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { locale } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import type { Html } from "../render/html.ts";
import { layout } from "../render/layout.ts";
import { beginPage } from "../render/plan-begin.ts";
import type { Carried } from "../render/plan-carried.ts";
import { planPage } from "../render/plan.ts";
import { methodsPage } from "../render/plan-methods.ts";
import { suggestPage } from "../render/plan-suggest.ts";
import { renewHost } from "./cookies.ts";
import { csrfToken, isSameSite } from "./csrf.ts";
import { noFields, one, readFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { sentence, turnAway } from "./nobody.ts";
import { readAsked } from "./plan-asked.ts";
import { isHost } from "./who.ts";

const MOST_BYTES = 64 * 1024;

type Show = (fields: Fields, secret: string) => { main: Html; status?: 200 | 422 };

/**
 * The way to the planning form: three questions, suggestions, methods. Nothing here changes anything; answers are sent
 * as forms so that they stand in no address and no history.
 */
export function routePlanBegin(app: Hono, parts: RoomParts): void {
  const { deps, assets } = parts;
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });

  function page(path: string, show: Show): void {
    const answer = async (c: Context, sent: Fields): Promise<Response> => {
      const host = await isHost(c, parts);
      if (!host) return turnAway(c, parts);
      renewHost(c, deps);
      const { main, status = 200 } = show(sent, host.secret);
      return c.html(layout(assets, { main }), status);
    };
    app.get(path, (c) => answer(c, noFields));
    app.post(path, tooLarge, async (c) => {
      const fields = await readFields(c);
      // Of another site's making it would show that site's words.
      return answer(c, isSameSite(c, deps) ? fields : noFields);
    });
  }

  page("/host/begin", (fields) => {
    const protocols = deps.plan.protocols(locale());
    if (fields.size === 0) return { main: beginPage({ protocols, typed: fields, faults: [] }) };
    const read = readAsked(fields);
    if (!read.ok) return { main: beginPage({ protocols, typed: fields, faults: read.faults }), status: 422 };
    return { main: suggestPage({ asked: read.asked, suggested: deps.plan.suggest(read.asked, locale()), protocols, typed: fields }) };
  });

  page("/host/methods", (fields) => ({ main: methodsPage(deps.plan.protocols(locale()), carriedIn(fields)) }));

  page("/host/plan/form", (fields, secret) => ({
    main: planPage({
      action: "/host/plan",
      protocols: deps.plan.protocols(locale()),
      typed: fields,
      faults: [],
      csrf: csrfToken(secret),
      once: deps.newId(),
    }),
  }));
}

const CARRIED = ["told.people", "told.sides", "mode", "minutes"] as const;

const carriedIn = (fields: Fields): Carried =>
  Object.fromEntries(CARRIED.flatMap((name) => (one(fields, name) === "" ? [] : [[name, one(fields, name)]])));
