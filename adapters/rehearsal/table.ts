import type { Prepared } from "../../src/protocol/prepared.ts";
import type { PersonId, ProgrammeId, SessionId } from "../../src/model/ids.ts";
import type { Run } from "../../src/model/session.ts";
import type { Role } from "../../src/model/vocabulary.ts";
import type { Page, RoundView } from "../../src/platform/page.ts";
import type { Answer, Caller, Intent } from "../../src/platform/port.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";
import type { World } from "./world.ts";

/** Somebody in a session, at their door. */
export interface Sitting {
  readonly person: PersonId;
  readonly caller: Caller;
  readonly name: string;
  do(intent: Intent, confirmed?: boolean): Promise<Answer>;
  page(mine?: boolean): Promise<Page>;
  /** The one round this person sees. */
  round(): Promise<RoundView>;
}

export interface Table {
  readonly session: SessionId;
  readonly facilitator: Sitting;
  readonly voices: readonly Sitting[];
}

export interface GuestList {
  readonly role?: Role;
  readonly names: readonly string[];
  /** Index of the side, or none. */
  readonly side?: number;
}

/** Plans a session of this protocol and seats people, who have not gone in yet. */
export async function aTable(
  world: World,
  protocol: string,
  setup: Partial<SetupInput>,
  guests: readonly GuestList[],
  programme: ProgrammeId | null = null,
): Promise<Table> {
  const people = guests.map(({ role = "participant", names, side }) => ({ role, side: side ?? null, count: names.length }));
  const planned = world.library.plan(
    protocol,
    { title: "The river", question: "What would help?", mode: "live", people, pace: world.pace, ...setup },
    "en",
  );
  if (!planned.ok) throw new Error(planned.faults.join("\n"));
  return seat(world, planned.prepared, guests, "Lena", programme);
}

export async function seat(
  world: World,
  prepared: Prepared,
  guests: readonly GuestList[],
  lead = "Lena",
  programme: ProgrammeId | null = null,
): Promise<Table> {
  const facilitates = { name: lead, fullName: null, role: "facilitator", side: null } as const;
  const { session, place } = await world.engine.found(prepared, facilitates, { programme });
  const facilitator = sit(world, session, place.person, lead);
  await facilitator.do({ do: "decide", command: { type: "join" } });
  const invited = guests.flatMap(({ role = "participant", names, side }) =>
    names.map((name) => ({ name, fullName: null, role, side: side === undefined ? null : (prepared.plan.sides[side]?.id ?? null) })),
  );
  const places = await world.engine.invite(facilitator.caller, invited);
  if (!places.ok) throw new Error(places.refusal);
  return { session, facilitator, voices: places.places.map((each) => sit(world, session, each.person, each.guest.name)) };
}

function sit(world: World, session: SessionId, person: PersonId, name: string): Sitting {
  const caller: Caller = { session, person, locale: "en" };
  const page = async (mine = false): Promise<Page> => {
    const seen = await world.engine.page(caller, { mine });
    if ("reason" in seen) throw new Error(seen.reason);
    return seen;
  };
  return {
    person,
    caller,
    name,
    page,
    do: (intent, confirmed) => world.engine.act(caller, intent, confirmed),
    async round() {
      const round = (await page()).now[0];
      if (!round) throw new Error(`${name} sees no round`);
      return round;
    },
  };
}

/** Everybody goes in and accepts the terms, and the facilitator opens. */
export async function everybodyIn(table: Table): Promise<void> {
  for (const voice of table.voices) await must(voice.do({ do: "decide", command: { type: "join" } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "open" } }));
  for (const voice of table.voices) {
    const { terms } = await voice.page();
    await must(voice.do({ do: "decide", command: { type: "acceptTerms", version: terms?.version ?? 0 } }));
  }
}

/** Waits until nothing is under way: no last call, nothing being opened or composed. False: that does not come to an end. */
export const quiet = (world: World, session: SessionId): Promise<boolean> =>
  world.until(async () => {
    const state = await world.engine.state(session);
    const runs = Object.values(state?.runs ?? {}) as Run[];
    return runs.every((run) => run.stage !== "closing" && run.lastCall === null && !run.phase.byProgram);
  }, MOST_QUIET_MS);

/** Nothing of it takes longer than the last half minute; composing is tried again now and then. */
const MOST_QUIET_MS = 10 * 60_000;

/** "Next", and the time it takes for everybody to finish. */
export async function next(world: World, table: Table): Promise<void> {
  await must(table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await world.pass(31_000);
}

export async function must(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer;
  if (!given.ok) throw new Error(`refused: ${given.reason} ${given.refusal}`);
  return given;
}
