import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Change } from "../../../src/programme/change.ts";
import { locale, t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { wayOut } from "../render/away.ts";
import { createDesk } from "../render/desk.ts";
import { groupPage } from "../render/group.ts";
import { linkTo } from "../render/group-begin.ts";
import { html } from "../render/html.ts";
import { layout } from "../render/layout.ts";
import { renewGroup, wellFormed } from "./cookies.ts";
import { csrfToken, isOwnForm, isSameSite } from "./csrf.ts";
import { noFields, one, readFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { readMembers } from "./group-form.ts";
import { filledFor } from "./group-plan.ts";
import { notHere, sentence, turnAway } from "./nobody.ts";
import { paperFile } from "./paper.ts";
import { addressOf, planAt } from "./plan.ts";
import { holderOf } from "./who.ts";
import type { Holder } from "./who.ts";

/** A list of five hundred, in letters that take six bytes each in a form. */
const MOST_BYTES = 512 * 1024;

interface Shown {
  readonly done?: string | null;
  readonly faults?: readonly string[];
  readonly typed?: Fields;
}

/** What is kept of a group that meets again: read, changed, planned from, ended. */
export function routeGroup(app: Hono, parts: RoomParts): void {
  const { deps, assets, flash } = parts;
  const { programmes } = deps.engine;

  async function show(c: Context, holder: Holder, { done = null, faults = [], typed = noFields }: Shown, status: 200 | 403 | 422 | 429) {
    const view = await programmes.view(holder.group);
    if (!view) return turnAway(c, parts);
    const desk = createDesk(`/p/${holder.group}`, csrfToken(holder.secret), null);
    return c.html(layout(assets, { main: groupPage({ desk, view, done, faults, typed }), header: wayOut() }), status);
  }

  app.get("/p/:group", async (c) => {
    const holder = await holderOf(c, parts);
    if (!holder) return turnAway(c, parts);
    if (!(await parts.limits.device(holder.device))) return sentence(c, parts, "room.tooMany", 429);
    renewGroup(c, deps, holder.group);
    return show(c, holder, { done: flash.take(holder.device)?.words ?? null }, 200);
  });

  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });

  /** A form of the group's page. `does`: a refusal; null: done, and the page is shown anew; or another page. */
  function form(name: string, does: (holder: Holder, fields: Fields, c: Context) => Promise<Response | readonly string[] | null>): void {
    app.get(`/p/:group/${name}`, (c) => {
      const group = wellFormed(c.req.param("group"));
      return group ? c.redirect(`/p/${group}`, 303) : notHere(c, parts);
    });
    app.post(`/p/:group/${name}`, tooLarge, async (c) => {
      const holder = await holderOf(c, parts);
      const fields = await readFields(c);
      const typed = isSameSite(c, deps) ? fields : noFields;
      if (!holder) return turnAway(c, parts, typed);
      if (!isOwnForm(c, deps, holder.secret, one(fields, "csrf"))) return show(c, holder, { faults: [t("room.foreign")], typed }, 403);
      if (!(await parts.limits.device(holder.device))) return show(c, holder, { faults: [t("refuse.tooMany")], typed }, 429);
      const came = await does(holder, fields, c);
      if (came instanceof Response) return came;
      if (came) return show(c, holder, { faults: came, typed }, 422);
      flash.leave(holder.device, { words: t("programme.page.saved"), sent: null });
      return c.redirect(`/p/${holder.group}`, 303);
    });
  }

  const changed = async ({ group }: Holder, change: Change): Promise<readonly string[] | null> => {
    const done = await programmes.change(group, change, locale());
    return done.ok ? null : [done.refusal];
  };

  form("stage", (holder, fields) => changed(holder, { do: "moveStage", to: Number(one(fields, "to")), why: one(fields, "words") }));
  form("describe", (holder, fields) => changed(holder, { do: "describe", name: one(fields, "name"), covenant: one(fields, "covenant") }));
  form("list", async (holder, fields) => {
    const { typed, faults } = readMembers(fields);
    return faults.length > 0 ? faults : changed(holder, { do: "list", ...typed, was: Number(one(fields, "was") || "-1") });
  });
  form("link", async (holder, _fields, c) => {
    const secret = await programmes.link(holder.group);
    if (secret === null) return turnAway(c, parts);
    const back = html`<p><a class="button" href="/p/${holder.group}">${t("programme.page.back")}</a></p>`;
    const main = html`<h1>${t("programme.page.link")}</h1>
      ${linkTo(addressOf(parts, secret))}${back}`;
    return c.html(layout(assets, { main, header: wayOut(), standsStill: true }));
  });
  form("others", async ({ group, device }, _fields, c) => {
    await deps.links.keepOnlyAt(group, device);
    flash.leave(device, { words: t("place.others.done"), sent: null });
    return c.redirect(`/p/${group}`, 303);
  });
  form("end", async ({ group }, _fields, c) => {
    await programmes.end(group);
    return sentence(c, parts, "programme.page.ended.done", 404);
  });

  app.get("/p/:group/paper/:file", async (c) => {
    const holder = await holderOf(c, parts);
    if (!holder || !(await parts.limits.device(holder.device))) return notHere(c, parts);
    return paperFile(c, parts, c.req.param("file"), (meeting, number, format) => programmes.paper(holder.group, meeting, number, format));
  });

  planAt(app, parts, "/p/:group/plan", async (c) => {
    const holder = await holderOf(c, parts);
    const view = holder && (await programmes.view(holder.group));
    if (!holder || !view) return null;
    const page = `/p/${holder.group}`;
    return {
      secret: holder.secret,
      device: holder.device,
      action: `${page}/plan`,
      back: page,
      programme: holder.group,
      filled: filledFor(view, deps.plan.protocols(locale())),
    };
  });
}
