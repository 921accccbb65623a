import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createOnce } from "../../once.ts";
import { locale, t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { groupBegun, groupForm } from "../render/group-begin.ts";
import { layout } from "../render/layout.ts";
import { renewHost } from "./cookies.ts";
import { csrfToken, isOwnForm, isSameSite } from "./csrf.ts";
import { noFields, one, readFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { readMembers, readStages } from "./group-form.ts";
import { sentence, turnAway } from "./nobody.ts";
import { addressOf } from "./plan.ts";
import { isHost } from "./who.ts";

/** A list of five hundred, in letters that take six bytes each in a form. */
const MOST_BYTES = 512 * 1024;

/** Whoever may plan may begin a group that meets again; what is kept of it then opens by its own link alone. */
export function routeGroupBegin(app: Hono, parts: RoomParts): void {
  const { deps, assets } = parts;
  const made = createOnce<null>();

  const show = (c: Context, secret: string, typed: Fields, faults: readonly string[], status: 200 | 403 | 409 | 422 | 429) => {
    // The stages of the first method that has some: a group begins with those, or with none.
    const usual = deps.plan.protocols(locale()).find((each) => each.stages.length > 0)?.stages ?? [];
    const main = groupForm({ typed, usual, faults, csrf: csrfToken(secret), once: one(typed, "once") || deps.newId() });
    return c.html(layout(assets, { main }), status);
  };

  app.get("/host/group", async (c) => {
    const host = await isHost(c, parts);
    if (!host) return turnAway(c, parts);
    renewHost(c, deps);
    return show(c, host.secret, noFields, [], 200);
  });

  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/host/group", tooLarge, async (c) => {
    const host = await isHost(c, parts);
    const fields = await readFields(c);
    const isOurs = isSameSite(c, deps);
    if (!host) return turnAway(c, parts, isOurs ? fields : null);
    const again = (faults: readonly string[], status: 403 | 409 | 422 | 429) =>
      show(c, host.secret, isOurs ? fields : noFields, faults, status);
    if (!isOwnForm(c, deps, host.secret, one(fields, "csrf"))) return again([t("room.foreign")], 403);
    if (!(await parts.limits.device(host.device))) return again([t("refuse.tooMany")], 429);
    const { typed, faults } = readMembers(fields);
    if (faults.length > 0) return again(faults, 422);
    const once = one(fields, "once");
    if (!made.begin(once, () => null).isFirst) return again([t("room.plan.again")], 409);
    const given = {
      ...typed,
      name: one(fields, "name"),
      covenant: one(fields, "covenant"),
      stages: readStages(fields),
      language: locale(),
    };
    const begun = await deps.engine.programmes.begin(given, locale()).catch((error: unknown) => {
      made.undo(once);
      throw error;
    });
    if (!begun.ok) {
      made.undo(once);
      return again([begun.refusal], 422);
    }
    return c.html(layout(assets, { main: groupBegun(addressOf(parts, begun.secret)), standsStill: true }));
  });
}
