import { setTimeout as delay } from "node:timers/promises";
import type { Place } from "../src/engine/found.ts";
import type { Account } from "../src/platform/port.ts";
import type { Prepared } from "../src/protocol/prepared.ts";
import type { Command } from "../src/model/command.ts";
import type { Event } from "../src/model/event.ts";
import type { Path, PersonId, SessionId } from "../src/model/ids.ts";
import type { Run, Session } from "../src/model/session.ts";
import { count } from "./all.ts";
import type { House } from "./house.ts";

export interface Room {
  readonly session: SessionId;
  readonly lead: Place;
  readonly places: readonly Place[];
}

/** Founds a session and makes places in it. `accounts`: who they are on a chat platform, the facilitator first. */
export async function aRoom({ engine }: House, prepared: Prepared, people: number, accounts: readonly Account[] = []): Promise<Room> {
  const guest = { fullName: null, side: null };
  const account = (nth: number): Account | null => accounts[nth] ?? null;
  const { session, place: lead } = await engine.found(prepared, { ...guest, name: "Lena", role: "facilitator", account: account(0) });
  const guests = count(people).map((nth) => ({
    ...guest,
    name: `Guest ${nth + 1}`,
    role: "participant" as const,
    account: account(nth + 1),
  }));
  const invited = await engine.invite({ session, person: lead.person, locale: "en" }, guests);
  if (!invited.ok) throw new Error(invited.refusal);
  return { session, lead, places: invited.places };
}

/**
 * Everybody goes in and accepts the terms, in one transaction of the events that the engine would decide one by one;
 * then the facilitator opens.
 */
export async function fill(house: House, { session, lead, places }: Room): Promise<void> {
  const state = await house.engine.state(session);
  if (!state) throw new Error("there is no such session");
  const events = [lead, ...places].flatMap(({ person }): readonly Event[] => [
    { type: "memberJoined", person },
    { type: "termsAccepted", person, version: state.plan.termsVersion },
  ]);
  await house.parts.store.transact((tx) => tx.append(session, state.version, events, state.status));
  await must(house, session, { type: "open", by: lead.person });
}

export const next = (house: House, session: SessionId, by: PersonId): Promise<void> =>
  must(house, session, { type: "next", by, path: null });

export async function must(house: House, session: SessionId, command: Command): Promise<void> {
  const done = await house.engine.command(session, command);
  if (!done.ok) throw new Error(`${command.type}: ${done.refusal.reason}`);
}

/** Some 80 letters, as people write them. */
export const anIdea = (gauge: number, nth: number): string =>
  `Proposal ${gauge}.${nth}: publish the readings of gauge ${gauge} ${markOf(nth)} and say who measured.`;

/** By these words an idea is known from the others of its gauge wherever it is shown: no platform escapes any of them. */
export const markOf = (nth: number): string => `in week ${nth},`;

/** Lays something into the box of a round, as its form does. */
export async function seal(house: House, caller: Parameters<House["engine"]["act"]>[0], path: string, act: unknown): Promise<void> {
  const answer = await house.engine.act(caller, { do: "seal", path: path as Path, act, said: "collect.received" }, true);
  if (!answer.ok) throw new Error(answer.reason);
}

/** Each of the guests lays one idea into the box of the round of writing. */
export async function writeAll(house: House, { session, places }: Room, gauge: number): Promise<void> {
  for (const [who, { person }] of places.entries())
    await seal(house, { session, person, locale: "en" }, "silent", { do: "write", key: "measured", text: anIdea(gauge, who + 1) });
}

/** Waits until the session is so, and gives its state then. */
export async function untilIt(house: House, session: SessionId, isSo: (session: Session) => boolean, withinMs = 30_000): Promise<Session> {
  const until = Date.now() + withinMs;
  for (;;) {
    const state = await house.engine.state(session);
    if (state && isSo(state)) return state;
    if (Date.now() > until) throw new Error(`waited in vain; the session is at ${JSON.stringify(state && where(state))}`);
    await delay(100);
  }
}

export const isAt =
  (step: string) =>
  (session: Session): boolean =>
    runs(session).some((run) => run.spec.id === step);

const runs = (session: Session): readonly Run[] => Object.values(session.runs) as Run[];
const where = (session: Session): unknown =>
  runs(session).map(({ path, stage, heldFor, lastCall }) => ({ path, stage, heldFor, lastCall }));
