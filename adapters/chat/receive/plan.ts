import { addressOf } from "../../../src/platform/address.ts";
import { printable } from "../../../src/cards/isolate.ts";
import type { Guest } from "../../../src/engine/found.ts";
import type { SideId } from "../../../src/model/ids.ts";
import type { Place } from "../../../src/platform/port.ts";
import type { Protocol } from "../../../src/model/vocabulary.ts";
import { regimeSchema, type SetupInput } from "../../../src/protocol/setup.ts";
import { usualRole } from "../../../src/protocol/usual.ts";
import { isFacilitator } from "../../../src/session/people.ts";
import { inOneField, inputsIn } from "../../begins.ts";
import type { Parts } from "./act.ts";
import { namesOf } from "./names.ts";
import type { Somebody } from "./person.ts";

/** What a planning form holds: accounts of people under `side.1.people`, `side.2.people` and `team`, words and choices by name. */
export type PlanValues = ReadonlyMap<string, readonly string[]>;

export type Made =
  | { readonly ok: true; readonly shows: "room" | "doorbell"; readonly invited: ReadonlySet<string>; readonly warnings: readonly string[] }
  /** In sentences; nothing was founded. */
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Founds a conversation with everybody in it, shown in this channel. `look`: what the platform says against the channel,
 * asked last; null: nothing. `mayChange`: as of a place.
 */
export async function planIn(
  { deps, people }: Parts,
  who: Somebody,
  channel: string | null,
  values: PlanValues,
  look: (channel: string) => Promise<string | null>,
  mayChange = false,
): Promise<Made> {
  const { t } = who;
  const one = (name: string): string => printable(values.get(name)?.[0] ?? "").trim();
  const wrong = (...faults: readonly string[]): Made => ({ ok: false, faults });
  const seats = seatsIn(who, values, one);
  const protocol = deps.plan.protocol(one("protocol"));
  const inputs = inputsIn(protocol?.inputs ?? [], one("begins"), seats.sides.length);
  if (inputs === null) return wrong(...inWhichOrder({ deps }, who, one("protocol")));
  const setup = channel === null ? null : setupOf(seats, one, Number.parseInt(one("elsewhere"), 10) || 0, protocol, inputs);
  if (channel === null || setup === null) return wrong(t("room.plan.no.choice"));
  const planned = deps.plan.plan(one("protocol"), setup, who.profile.locale);
  if (!planned.ok) return wrong(...planned.faults, ...inWhichOrder({ deps }, who, one("protocol")));

  const { team, voices } = seats;
  const users = [who.user, ...team, ...voices.map(({ user }) => user)];
  const known = await namesOf(people, who.home, users);
  if (!known.ok) return wrong(t(known.reason));
  const against = await look(channel);
  if (against !== null) return wrong(against);
  const shown: Place = {
    platform: t.platform,
    channel: addressOf(who.home, channel),
    shows: one("shows") === "doorbell" ? "doorbell" : "room",
    ...(mayChange ? { mayChange } : {}),
  };
  if (shown.shows === "room" && (await isTaken({ deps }, who, shown))) return wrong(t("chat.plan.busy"));
  const guestOf = (user: string, role: Guest["role"], side: SideId | null): Guest => ({
    name: known.names.get(user) ?? "",
    fullName: null,
    role,
    side,
    account: people.account(who.home, user),
  });
  const sideIds = planned.prepared.plan.sides.map((side) => side.id);
  const guests = [
    ...team.map((user) => guestOf(user, "cofacilitator", null)),
    ...voices.map(({ user, side }) => guestOf(user, usualRole(protocol, side), side === null ? null : (sideIds[side] ?? null))),
  ];
  await deps.engine.found(planned.prepared, guestOf(who.user, "facilitator", null), { guests, shown });
  return { ok: true, shows: shown.shows === "doorbell" ? "doorbell" : "room", invited: new Set(users), warnings: planned.warnings };
}

/** Where a method begins with several things, how one field holds them all. */
function inWhichOrder({ deps }: Pick<Parts, "deps">, { profile, t }: Somebody, id: string): readonly string[] {
  const inputs = deps.plan.protocols(profile.locale).find((each) => each.id === id)?.inputs ?? [];
  const things = inOneField(inputs).map(({ title }, index) => `${index + 1}. ${title}`);
  return things.length > 1 ? [t("chat.plan.begins.several", { things: things.join("; ") })] : [];
}

/** So many may be said to come from another place. */
const MOST_ELSEWHERE = 40;

interface SeatsIn {
  readonly sides: readonly string[];
  readonly team: readonly string[];
  readonly voices: readonly { readonly user: string; readonly side: number | null }[];
}

/** Nobody sits twice, whoever leads first. */
function seatsIn(who: Somebody, values: PlanValues, one: (name: string) => string): SeatsIn {
  const sides = [one("side.1"), one("side.2")].filter((side) => side !== "");
  const seats = [0, 1].flatMap((side) =>
    (values.get(`side.${side + 1}.people`) ?? []).map((user) => ({ user, side: sides.length > 1 ? side : null })),
  );
  const team = (values.get("team") ?? []).filter((user) => user !== who.user);
  const named = new Set([who.user, ...team]);
  const voices = seats.filter(({ user }, index) => !named.has(user) && seats.findIndex((each) => each.user === user) === index);
  return { sides, team, voices };
}

/**
 * `elsewhere`: so many more are invited later, in another place; the plan counts on them. Where a side has nobody here, they
 * are that side.
 */
function setupOf(
  { sides, team, voices }: SeatsIn,
  one: (name: string) => string,
  elsewhere: number,
  protocol: Protocol | null,
  inputs: NonNullable<SetupInput["inputs"]>,
): SetupInput | null {
  const regime = regimeSchema.safeParse(one("regime"));
  if (!regime.success) return null;
  const theirs = sides.length > 1 ? ([0, 1].find((side) => voices.every((each) => each.side !== side)) ?? null) : null;
  return {
    title: one("title"),
    question: one("question") === "" ? null : one("question"),
    inputs,
    mode: one("mode") === "async" ? "async" : "live",
    speech: one("speech") === "spoken" ? "spoken" : "typed",
    regime: regime.data,
    // The words of all go through the platform, or may: nobody is promised more than that.
    assurance: "A",
    sides: sides.length > 1 ? sides.map((name) => ({ name })) : [],
    people: [
      { role: "facilitator", side: null, count: 1 },
      ...(team.length === 0 ? [] : [{ role: "cofacilitator" as const, side: null, count: team.length }]),
      ...[null, 0, 1].flatMap((side) => {
        const count = voices.filter((each) => each.side === side).length + (side === theirs ? Math.min(elsewhere, MOST_ELSEWHERE) : 0);
        return count === 0 ? [] : [{ role: usualRole(protocol, side), side, count }];
      }),
    ],
  };
}

/** Somebody else's conversation goes on there: another one beside it would stand in its people's way. */
export async function isTaken(
  { deps: { engine } }: Pick<Parts, "deps">,
  { account }: Somebody,
  place: Pick<Place, "platform" | "channel">,
): Promise<boolean> {
  for (const session of await engine.places.at(place)) {
    const state = await engine.state(session);
    if (!state || state.status === "ended" || state.status === "destroyed") continue;
    const person = await engine.places.whoIs(session, account);
    const member = person === null ? undefined : state.members[person];
    if (!member || !isFacilitator(member)) return true;
  }
  return false;
}
