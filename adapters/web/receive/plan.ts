import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { NoMeeting, type Guest, type Place } from "../../../src/engine/found.ts";
import { startFault } from "../../../src/session/decide/schedule.ts";
import type { ProgrammeId } from "../../../src/model/ids.ts";
import { createOnce } from "../../once.ts";
import { locale, t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { wayOut } from "../render/away.ts";
import { layout } from "../render/layout.ts";
import type { Ticket } from "../render/links.ts";
import { links } from "../render/links.ts";
import type { Like } from "../render/plan-like.ts";
import { planLike } from "../render/plan-like.ts";
import { planPage } from "../render/plan.ts";
import { renewHost } from "./cookies.ts";
import { csrfToken, isOwnForm, isSameSite } from "./csrf.ts";
import { noFields, one, readFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { asGuest } from "./guests.ts";
import { sentence, turnAway } from "./nobody.ts";
import { readPlan } from "./plan-form.ts";
import type { PlanTyped } from "./plan-form.ts";
import { isHost } from "./who.ts";

const MOST_BYTES = 512 * 1024;

/** Who plans: the host, or whoever leads a group that meets again, whose next meeting it is. */
export interface Planner {
  readonly secret: string;
  readonly device: string;
  /** Where the form goes, and where its answer leads back to. */
  readonly action: string;
  readonly back: string;
  readonly programme: ProgrammeId | null;
  /** What stands in the form when it is opened. */
  readonly filled: Fields;
}

export function routePlan(app: Hono, parts: RoomParts): void {
  planAt(app, parts, "/host/plan", async (c) => {
    const host = await isHost(c, parts);
    if (!host) return null;
    renewHost(c, parts.deps);
    return { ...host, action: "/host/plan", back: "/host", programme: null, filled: noFields };
  });
}

export function planAt(app: Hono, parts: RoomParts, at: string, plannerOf: (c: Context) => Promise<Planner | null>): void {
  const { deps, assets } = parts;
  /** Forms whose session was made. */
  const made = createOnce<null>();

  const show = (c: Context, planner: Planner, typed: Fields, faults: readonly string[], status: 200 | 403 | 409 | 422 | 429) =>
    c.html(
      layout(assets, {
        main: planPage({
          action: planner.action,
          protocols: deps.plan.protocols(locale()),
          typed,
          faults,
          csrf: csrfToken(planner.secret),
          once: one(typed, "once") || deps.newId(),
        }),
        // On the host's page stands no name.
        header: planner.programme === null ? null : wayOut(),
      }),
      status,
    );

  app.get(at, async (c) => {
    const planner = await plannerOf(c);
    return planner ? show(c, planner, planner.filled, [], 200) : turnAway(c, parts);
  });

  app.post(at, bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) }), async (c) => {
    const planner = await plannerOf(c);
    const fields = await readFields(c);
    // Of another site's making it would show that site's words.
    const isOurs = isSameSite(c, deps);
    if (!planner) return turnAway(c, parts, isOurs ? fields : null);
    const again = (faults: readonly string[], status: 403 | 409 | 422 | 429) =>
      show(c, planner, isOurs ? fields : planner.filled, faults, status);
    if (!isOwnForm(c, deps, planner.secret, one(fields, "csrf"))) return again([t("room.foreign")], 403);
    if (!(await parts.limits.device(planner.device))) return again([t("refuse.tooMany")], 429);
    const read = readPlan(fields, deps.plan.protocols(locale()));
    if (!read.ok) return again(read.faults, 422);
    const planned = deps.plan.plan(read.typed.protocol.id, read.typed.setup, locale());
    if (!planned.ok) return again(planned.faults, 422);
    const late = startFault(read.typed.startsAt, deps.clock.now());
    if (late) return again([t(late.reason, late.args)], 422);
    const once = one(fields, "once");
    if (!made.begin(once, () => null).isFirst) return again([t("room.plan.again")], 409);
    const places = await foundSession(parts, read.typed, planned.prepared, planner.programme).catch((error: unknown) => {
      made.undo(once);
      if (error instanceof NoMeeting) return error.refusal;
      throw error;
    });
    if ("reason" in places) return again([t(places.reason, places.args)], 422);
    const tickets = places.map((place) => ticketOf(parts, place));
    const main = links({
      title: t("room.links.title"),
      tickets,
      warnings: planned.warnings,
      isReachable: deps.isReachable,
      back: planner.back,
      // The next meeting of a group is planned from the group's own page.
      ...(planner.programme === null && { like: planLike(likeOf(read.typed, planned.prepared), t("room.plan.like")) }),
    });
    return c.html(layout(assets, { main, standsStill: true }));
  });
}

type Prepared = Parameters<RoomParts["deps"]["engine"]["found"]>[0];

const likeOf = ({ protocol, setup }: PlanTyped, { plan: { mode, speech, regime, sides } }: Prepared): Like => ({
  protocol,
  mode,
  speech,
  regime,
  sides: sides.length,
  lengths: setup.minutes ?? {},
  minutesAvailable: setup.minutesAvailable ?? null,
});

/** The facilitator's place first. */
async function foundSession(
  { deps }: RoomParts,
  typed: PlanTyped,
  prepared: Prepared,
  programme: ProgrammeId | null,
): Promise<readonly Place[]> {
  const facilitator: Guest = { name: typed.facilitator, fullName: null, role: "facilitator", side: null };
  // The planner keeps the order in which the sides were named.
  const sideIds = new Map(
    typed.sides.flatMap((name, index) => (prepared.plan.sides[index] ? [[name, prepared.plan.sides[index].id] as const] : [])),
  );
  const guests = typed.guests.map((guest) => asGuest(guest, sideIds));
  const { session, place, places } = await deps.engine.found(prepared, facilitator, { guests, withNumbers: typed.withNumbers, programme });
  const lead = { session, person: place.person, locale: locale() };
  if (typed.startsAt !== null) await deps.engine.act(lead, { do: "decide", command: { type: "schedule", startsAt: typed.startsAt } });
  return [place, ...places];
}

export const addressOf = ({ deps }: RoomParts, secret: string): string => `${deps.publicUrl()}/in/${secret}`;

export const ticketOf = (parts: RoomParts, { guest, secret, number }: Place): Ticket => ({
  number,
  name: guest.name,
  roleName: t(`role.${guest.role}`),
  address: addressOf(parts, secret),
});
