import { planSession } from "../../src/protocol/plan.ts";
import { sentence } from "../../src/protocol/said.ts";
import { setupSchema } from "../../src/protocol/setup.ts";
import { rounds } from "../../src/protocol/walk.ts";
import { kinds } from "../../src/rounds/index.ts";
import { compositeOf } from "./composite.ts";
import { ACTS } from "./replay/acts/index.ts";
import { advance } from "./replay/advance.ts";
import { courseOf, withPasses } from "./replay/course.ts";
import { learnItems, type Act, type Playing } from "./replay/playing.ts";
import { resultsOf } from "./replay/results/index.ts";
import { ScenarioFault, type Scenario } from "./scenario.ts";
import { writtenOut } from "./scripts/index.ts";
import { seat, type GuestList, type Sitting, type Table } from "./table.ts";
import type { World } from "./world.ts";

export interface Replayed {
  readonly scenario: string;
  readonly results: Readonly<Record<string, unknown>>;
  /** Rounds of the script that were not played. */
  readonly skipped: readonly string[];
  /** Results the file asks for that the program does not compute yet. */
  readonly notYet: readonly string[];
}

export interface Replay {
  readonly replayed: Replayed;
  readonly table: Table;
  /** Acts the program refused, by round, with the reason: "needs safety.phone". */
  readonly refusals: readonly string[];
}

/** Looks on: called behind each entry of the script, with the round of it open. */
export type Watch = (act: Act, playing: Playing) => Promise<void>;

/**
 * Plays a scenario through the engine, leaving out what does not exist yet. The results are the same in every world.
 * Throws `ScenarioFault` where it can not be planned, or does not come to an end.
 */
export async function replay(world: World, given: Scenario, watch: Watch = async () => {}): Promise<Replay> {
  const scenario = writtenOut(given);
  assertPlayable(world, scenario);
  const { protocol, inputs, skipped } = compositeOf(scenario, world.library, kinds);
  const team = scenario.team.slice(1);
  const guests: GuestList[] = [...scenario.participants, ...team].map((each) => ({
    role: each.role ?? "participant",
    names: [each.display ?? each.id],
    ...sideOf(scenario, "side" in each ? (each.side as string | null) : null),
  }));
  const setup = setupSchema.parse({
    title: scenario.title,
    question: scenario.title,
    mode: scenario.mode,
    pace: world.pace,
    sides: scenario.sides.map((side) => ({ name: side.label })),
    people: guests.map((guest) => ({ role: guest.role, side: guest.side ?? null, count: 1 })),
    inputs,
    minutes: minutesOf(
      scenario,
      rounds(protocol.steps).map(({ step }) => step.id),
    ),
  });
  const planned = planSession({ protocol, setup, kinds, newId: world.parts.newId });
  if (!planned.ok)
    throw new ScenarioFault("unfit", planned.faults.map(({ path, wrong }) => `${path}: ${sentence("en", wrong)}`).join("\n"));
  const table = await seat(world, planned, guests, scenario.team[0]?.display);
  const seats = new Map([...scenario.participants, ...team].map((each, index) => [each.id, table.voices[index] as Sitting]));
  if (scenario.team[0]) seats.set(scenario.team[0].id, table.facilitator);
  const course = courseOf(protocol.steps);
  const playing: Playing = {
    world,
    scenario,
    table,
    seats,
    course,
    items: new Map(),
    cast: [],
    letOut: new Map(),
    objected: new Set(),
    refusals: [],
  };
  await play(playing, withPasses(course, scenario.script), watch);
  const { results, notYet } = await resultsOf(playing);
  return { replayed: { scenario: scenario.id, results, skipped, notYet }, table, refusals: playing.refusals };
}

function assertPlayable({ library }: World, { protocol, script }: Scenario): void {
  const known = library.protocols().map(({ id }) => id);
  if (!protocol.split("+").some((name) => known.includes(name.trim())))
    throw new ScenarioFault("unfit", `protocol: there is no protocol ${protocol}. There are: ${known.join(", ")}.`);
  if (script.length === 0) throw new ScenarioFault("unfit", "script: it is empty, so there is nothing to play.");
}

function sideOf(scenario: Scenario, side: string | null): { side?: number } {
  const index = scenario.sides.findIndex((each) => each.id === side);
  return index < 0 ? {} : { side: index };
}

/** A script may open a round with minutes or hours of its own. */
function minutesOf({ script }: Scenario, known: readonly string[]): Record<string, number> {
  const opened = script.filter((entry) => entry.action === "open" && known.includes(entry.round));
  return Object.fromEntries(
    opened.flatMap(({ round, payload }) => {
      const { live, hours } = payload ?? {};
      if (typeof live === "number") return [[round, live]];
      return typeof hours === "number" ? [[round, hours * 60]] : [];
    }),
  );
}

async function play(playing: Playing, script: readonly Act[], watch: Watch): Promise<void> {
  const { world, scenario, seats, table, course } = playing;
  for (const each of scenario.team.slice(1)) await enter(seats.get(each.id) as Sitting);
  await table.facilitator.do({ do: "decide", command: { type: "open" } });
  // Where the script does not say who comes in, everybody does.
  const entering = script.filter(({ action }) => action === "consent" || action === "join");
  if (entering.length === 0) for (const each of scenario.participants) await enter(seats.get(each.id) as Sitting);
  const start = world.parts.clock.now();
  for (const act of script) {
    if (typeof act.t === "number") await world.lull(Math.max(0, start + act.t * 60_000 - world.parts.clock.now()));
    const who = seats.get(act.actor);
    if (entering.includes(act) && who) await enter(who);
    if (!course.stops.has(act.round)) continue;
    await advance(playing, { round: act.round, pass: act.pass }, script);
    await ACTS[act.action]?.(playing, act, script);
    await watch(act, playing);
  }
  await advance(playing, null, script);
  await learnItems(playing);
}

async function enter(who: Sitting): Promise<void> {
  await who.do({ do: "decide", command: { type: "join" } });
  const { terms } = await who.page();
  if (terms) await who.do({ do: "decide", command: { type: "acceptTerms", version: terms.version } });
}
