import { readTexts } from "../../src/engine/words.ts";
import type { ItemId, Path } from "../../src/model/ids.ts";
import type { Item, Run } from "../../src/model/session.ts";
import { planSession } from "../../src/protocol/plan.ts";
import { sentence } from "../../src/protocol/said.ts";
import { setupSchema } from "../../src/protocol/setup.ts";
import { figuresSchema } from "../../src/rounds/judge/figures.ts";
import { pulseFigures } from "../../src/rounds/pulse/figures.ts";
import { kinds } from "../../src/rounds/index.ts";
import { compositeOf } from "./composite.ts";
import { ScenarioFault, type Scenario, type ScriptEntry } from "./scenario.ts";
import { quiet, seat, type GuestList, type Sitting, type Table } from "./table.ts";
import type { World } from "./world.ts";

export interface Replayed {
  readonly scenario: string;
  readonly results: Readonly<Record<string, unknown>>;
  readonly skipped: readonly string[];
}

export interface Replay {
  readonly replayed: Replayed;
  readonly table: Table;
  /** Acts the program refused, by round, with the reason: "needs safety.phone". */
  readonly refusals: readonly string[];
}

/** What a replay knows while it plays. */
interface Playing {
  readonly world: World;
  readonly scenario: Scenario;
  readonly table: Table;
  readonly seats: ReadonlyMap<string, Sitting>;
  readonly played: readonly string[];
  /** Ids of the file and the items they became. */
  readonly items: Map<string, ItemId>;
  readonly refusals: string[];
}

/**
 * Plays a scenario through the engine, leaving out what does not exist yet. The results are the same in every world.
 * Throws `ScenarioFault` where it can not be planned, or does not come to an end.
 */
export async function replay(world: World, scenario: Scenario): Promise<Replay> {
  assertPlayable(world, scenario);
  const { protocol, skipped } = compositeOf(scenario, world.library, kinds);
  const voices = scenario.participants;
  const guests: GuestList[] = [...voices, ...scenario.team.slice(1)].map((each) => ({
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
    minutes: minutesOf(
      scenario,
      protocol.steps.map((step) => step.id),
    ),
  });
  const planned = planSession({ protocol, setup, kinds, newId: world.parts.newId });
  if (!planned.ok)
    throw new ScenarioFault("unfit", planned.faults.map(({ path, wrong }) => `${path}: ${sentence("en", wrong)}`).join("\n"));
  const table = await seat(world, planned, guests, scenario.team[0]?.display);
  const seats = new Map([...voices, ...scenario.team.slice(1)].map((each, index) => [each.id, table.voices[index] as Sitting]));
  if (scenario.team[0]) seats.set(scenario.team[0].id, table.facilitator);
  const playing: Playing = { world, scenario, table, seats, played: protocol.steps.map((step) => step.id), items: new Map(), refusals: [] };

  for (const each of scenario.team.slice(1)) await enter(seats.get(each.id) as Sitting);
  await table.facilitator.do({ do: "decide", command: { type: "open" } });
  const start = world.parts.clock.now();
  for (const entry of scenario.script) {
    if (typeof entry.t === "number") await world.lull(Math.max(0, start + entry.t * 60_000 - world.parts.clock.now()));
    await perform(playing, entry);
  }
  await finish(playing);
  return { replayed: { scenario: scenario.id, results: await resultsOf(playing), skipped }, table, refusals: playing.refusals };
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

/** A script may open a round with minutes of its own. */
function minutesOf(scenario: Scenario, rounds: readonly string[]): Record<string, number> {
  const opened = scenario.script.filter((entry) => entry.action === "open" && rounds.includes(entry.round));
  return Object.fromEntries(
    opened.flatMap(({ round, payload }) => (typeof payload?.["live"] === "number" ? [[round, payload["live"]]] : [])),
  );
}

async function perform(playing: Playing, entry: ScriptEntry): Promise<void> {
  const who = playing.seats.get(entry.actor);
  const payload = entry.payload ?? {};
  if (entry.action === "consent" || entry.action === "join") return who && (await enter(who));
  if (!playing.played.includes(entry.round)) return;
  await arriveAt(playing, entry.round);
  switch (entry.action) {
    case "submit":
      return attempt(playing, entry, {
        do: "write",
        key: keyOf(payload["item"]),
        text: String(payload["text"]),
        ...(payload["tag"] ? { tag: payload["tag"] } : {}),
      });
    case "withdraw":
      return attempt(playing, entry, { do: "withdraw", key: keyOf(payload["item"]) });
    case "rank":
      await learnItems(playing);
      return attempt(playing, entry, { ballot: { ranking: (payload["ballot"] as string[]).map((id) => playing.items.get(id) ?? id) } });
    case "pulse":
      return attempt(playing, entry, { answers: payload["answers"] });
    case "merge":
      await learnItems(playing);
      return merge(playing, (payload["into"] ?? {}) as Record<string, string[]>);
    case "deadline":
      return untilDue(playing);
    default:
  }
}

const keyOf = (item: unknown): string => `item-----${String(item)}`;

async function attempt(playing: Playing, entry: ScriptEntry, act: unknown): Promise<void> {
  const who = playing.seats.get(entry.actor);
  if (!who) return;
  const answer = await who.do({ do: "seal", path: entry.round as Path, act, said: "collect.received" }, true);
  if (!answer.ok) playing.refusals.push(`${entry.round} ${answer.reason}`);
}

async function enter(who: Sitting): Promise<void> {
  await who.do({ do: "decide", command: { type: "join" } });
  const { terms } = await who.page();
  if (terms) await who.do({ do: "decide", command: { type: "acceptTerms", version: terms.version } });
}

/** The facilitator goes on until this round is open. One that is over stays over. */
async function arriveAt(playing: Playing, round: string): Promise<void> {
  const isBefore = (run: Run): boolean => playing.played.indexOf(run.spec.id) < playing.played.indexOf(round);
  await advance(playing, isBefore);
}

async function finish(playing: Playing): Promise<void> {
  await advance(playing, () => true);
  await learnItems(playing);
}

/** Goes from phase to phase as long as the one that is open is such a one. */
async function advance(playing: Playing, isSuch: (run: Run) => boolean): Promise<void> {
  const MOST_STEPS = 100;
  for (let step = 0; step < MOST_STEPS; step++) {
    const run = await current(playing);
    if (!run || !isSuch(run)) return;
    await goOn(playing, run);
  }
  const run = await current(playing);
  throw new ScenarioFault("endless", `The replay stopped after ${MOST_STEPS} steps in the round ${run?.spec.id} (${run?.phase.name}).`);
}

async function goOn(playing: Playing, run: Run): Promise<void> {
  const { world, table } = playing;
  const asksEverybody = run.phase.box?.closesWhenAllActed ?? false;
  if (asksEverybody) await everybodyClears(playing, run);
  const type = run.stage !== "held" ? "next" : run.heldFor === "quorum" ? "proceed" : "drop";
  const answer = asksEverybody ? null : await table.facilitator.do({ do: "decide", command: { type, path: run.path } });
  // Who was refused waits for what goes on by itself.
  if (answer?.ok === false) await world.pass(31_000);
  if (!(await quiet(world, table.session)))
    throw new ScenarioFault("endless", `The replay stopped in the round ${run.spec.id} (${run.phase.name}): nothing goes on there.`);
}

/** Silence clears as well, but only when its time is over; where all have pressed it ends at once. */
async function everybodyClears({ table }: Playing, run: Run): Promise<void> {
  for (const each of [table.facilitator, ...table.voices].filter(({ person }) => run.eligible.includes(person)))
    await each.do({ do: "seal", path: run.path, act: { objects: [] }, said: "collect.received" });
}

/** The clock runs out, and the facilitator, asked, goes on: what is short is extended. */
async function untilDue(playing: Playing): Promise<void> {
  const { world, table } = playing;
  const run = await current(playing);
  if (!run) return;
  if (run.dueAt !== null) await world.pass(Math.max(0, run.dueAt - world.parts.clock.now()) * world.pace);
  await table.facilitator.do({ do: "decide", command: { type: "next", path: run.path } });
  await quiet(world, table.session);
}

async function current(playing: Playing): Promise<Run | null> {
  const state = await playing.world.engine.state(playing.table.session);
  return Object.values(state?.runs ?? {})[0] ?? null;
}

async function merge(playing: Playing, into: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const { facilitator, session } = playing.table;
  for (const [id, members] of Object.entries(into)) {
    const known = members.map((member) => playing.items.get(member)).filter((item): item is ItemId => item !== undefined);
    if (known.length > 1) await facilitator.do({ do: "decide", command: { type: "act", path: null, act: { do: "merge", items: known } } });
    const state = await playing.world.engine.state(session);
    const group = (Object.values(state?.items ?? {}) as Item[]).find(
      (item) => known.length > 1 && known.every((each) => item.mergedFrom.includes(each)),
    );
    const item = group?.id ?? known[0];
    if (item) playing.items.set(id, item);
  }
}

/** Released items carry no id of the file; their words tell which they are. */
async function learnItems(playing: Playing): Promise<void> {
  const { world, table, scenario, items } = playing;
  const state = await world.engine.state(table.session);
  const made = (Object.values(state?.items ?? {}) as Item[]).filter((item) => item.mergedFrom.length === 0);
  const words = await readTexts(
    world.parts,
    table.session,
    made.map((item) => item.text),
  );
  const taken = new Set(items.values());
  for (const { payload } of scenario.script.filter((entry) => entry.action === "submit")) {
    const id = String(payload?.["item"]);
    if (items.has(id)) continue;
    const found = made.find((item) => !taken.has(item.id) && words.get(item.text) === String(payload?.["text"]).trim());
    if (!found) continue;
    items.set(id, found.id);
    taken.add(found.id);
  }
}

/** Results under the keys of the files: the last ranking is `ngt`, the pulse at the end is `pulse`. Rows that tie in points and voters stand in the order of their ids. */
async function resultsOf(playing: Playing): Promise<Record<string, unknown>> {
  const state = await playing.world.engine.state(playing.table.session);
  const ids = new Map([...playing.items].map(([id, item]) => [item, id]));
  const ranked = Object.values(state?.outputs ?? {}).flatMap((output) => {
    const figures = figuresSchema.safeParse(output?.figures);
    return figures.success && figures.data.scale === "rank" ? [figures.data.rows] : [];
  });
  const rows = ranked.at(-1);
  const pulse = pulseOf(Object.values(state?.outputs ?? {}).map((output) => output?.figures));
  if (!rows) return pulse;
  const named = rows.map((row) => ({ item: ids.get(row.item) ?? row.item, points: row.points, voters: row.voters }));
  return { ngt: named.toSorted((a, b) => b.points - a.points || b.voters - a.voters || (a.item < b.item ? -1 : 1)), ...pulse };
}

const CHANGES = { most: "most", half: "about half", few: "few or none" } as const;

/** What was published of a pulse at the beginning and at the end, by statement. */
function pulseOf(figures: readonly unknown[]): Record<string, unknown> {
  const paired = figures.flatMap((each) => {
    const found = pulseFigures.safeParse(each).data;
    return found?.pulse === "working-trust-8" && found.wave === "post" ? found.statements : [];
  });
  const published = paired.flatMap(({ statement, before, median, change }) =>
    change
      ? [[statement, { medianPre: before, medianPost: median, published: { rose: CHANGES[change.rose], fell: CHANGES[change.fell] } }]]
      : [],
  );
  return published.length === 0 ? {} : { pulse: Object.fromEntries(published) };
}
