import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isRehearsal } from "../../../src/engine/rehearsal-id.ts";
import type { PersonId, SideId } from "../../../src/model/ids.ts";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { createDesk } from "../render/desk.ts";
import { layout } from "../render/layout.ts";
import type { Ticket } from "../render/links.ts";
import { links } from "../render/links.ts";
import { personTools } from "../render/person.ts";
import { csrfToken } from "./csrf.ts";
import { MOST_BYTES } from "./do.ts";
import { one } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { asGuest, readGuests } from "./guests.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { addressOf, ticketOf } from "./plan.ts";
import { showPage } from "./show.ts";
import type { Guest } from "./who.ts";

/** What the team makes links with: more people, a new link for one who lost theirs. */
export function routeTeam(app: Hono, parts: RoomParts): void {
  const { deps } = parts;
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  const refuse = (c: Context, guest: Guest, fields: Fields, refusal: string, status: 409 | 422) =>
    showPage(c, parts, guest, { refused: { refusal, reason: null, fields }, status });

  app.post("/r/:seat/invite", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const sides = await sidesOf(parts, guest);
    const read = readGuests(one(fields, "people"), [...sides.keys()]);
    if (read.faults.length > 0) return refuse(c, guest, fields, read.faults.join(" "), 422);
    if (read.guests.length === 0) return refuse(c, guest, fields, t("room.people.none"), 422);
    const invited = await deps.engine.invite(
      guest.caller,
      read.guests.map((each) => asGuest(each, sides)),
      one(fields, "numbers") === "yes",
    );
    if (!invited.ok) return refuse(c, guest, fields, invited.refusal, 409);
    return shown(
      c,
      parts,
      guest,
      invited.places.map((place) => ticketOf(parts, place)),
    );
  });

  app.post("/r/:seat/rename", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const done = await deps.engine.rename(guest.caller, one(fields, "person") as PersonId, one(fields, "name"));
    return done.ok ? c.redirect(`/r/${guest.seat}`, 303) : refuse(c, guest, fields, done.refusal, 409);
  });

  app.post("/r/:seat/person", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const page = await deps.engine.page(guest.caller, { mine: false });
    if ("reason" in page) return showPage(c, parts, guest);
    const person = page.team?.people.find((each) => each.person === one(fields, "person") && each.state !== "left");
    if (!person) return refuse(c, guest, fields, t("room.badForm"), 422);
    const desk = createDesk(`/r/${guest.seat}`, csrfToken(guest.secret), null);
    return c.html(layout(parts.assets, { main: personTools(desk, page, person), rehearsal: page.rehearsal }));
  });

  app.post("/r/:seat/link", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const page = await deps.engine.page(guest.caller, { mine: false });
    const person = "reason" in page ? null : page.team?.people.find((each) => each.person === one(fields, "person"));
    if (!person) return refuse(c, guest, fields, t("room.badForm"), 422);
    const link = await deps.engine.reissue(guest.caller, person.person);
    if (!link.ok) return refuse(c, guest, fields, link.refusal, 409);
    return shown(c, parts, guest, [{ name: person.name, roleName: person.roleName, address: addressOf(parts, link.secret), number: null }]);
  });
}

/** Sides by the names the facilitator gave them. */
async function sidesOf({ deps }: RoomParts, guest: Guest): Promise<ReadonlyMap<string, SideId>> {
  const session = await deps.engine.state(guest.caller.session);
  const page = await deps.engine.page(guest.caller, { mine: false });
  if (!session || "reason" in page) return new Map();
  const named = (page.team?.people ?? []).flatMap((each) => {
    const side = session.members[each.person]?.side;
    return side && each.side !== null ? [[each.side, side] as const] : [];
  });
  return new Map(named);
}

function shown(c: Context, { assets, deps }: RoomParts, guest: Guest, tickets: readonly Ticket[]): Response | Promise<Response> {
  const main = links({ title: t("room.links.more"), tickets, warnings: [], isReachable: deps.isReachable, back: `/r/${guest.seat}` });
  return c.html(layout(assets, { main, standsStill: true, rehearsal: isRehearsal(guest.caller.session) }));
}
