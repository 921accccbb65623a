import type { Run } from "../../../src/model/session.ts";
import { ScenarioFault, type ScriptEntry } from "../scenario.ts";
import { quiet } from "../table.ts";
import { isBefore, needsAgain, passIn, type Target } from "./course.ts";
import { runFor, runsOf, type Act, type Playing } from "./playing.ts";

const MOST_STEPS = 200;

/** The facilitator goes on until this round is open; null: to the end. One that is over stays over. */
export async function advance(playing: Playing, target: Target | null, script: readonly Act[]): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const run = (await runsOf(playing)).find((each) => isBefore(playing.course, each, target));
    if (!run) return;
    if (isPlayed(playing, run, script)) await goOn(playing, run, target);
    else await skip(playing, run);
  }
  const [run] = await runsOf(playing);
  throw new ScenarioFault("endless", `The replay stopped after ${MOST_STEPS} steps in the round ${run?.spec.id} (${run?.phase.name}).`);
}

/** Goes on within a round until it is in this phase. */
export async function toPhase(playing: Playing, entry: ScriptEntry, phase: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const run = await runFor(playing, entry);
    if (!run || run.phase.name === phase) return;
    await goOn(playing, run, null);
  }
}

/** A vote in which nobody of the script votes in this pass is left out, and says nothing. */
function isPlayed(playing: Playing, run: Run, script: readonly Act[]): boolean {
  const pass = passIn(playing.course, run);
  return run.spec.kind !== "judge" || run.stage === "held" || script.some((act) => act.round === run.spec.id && act.pass === pass);
}

async function skip({ table, world }: Playing, run: Run): Promise<void> {
  await table.facilitator.do({ do: "decide", command: { type: "skip", path: run.path } });
  await quiet(world, table.session);
}

export async function goOn(playing: Playing, run: Run, target: Target | null): Promise<void> {
  const { world, table, course } = playing;
  const asksEverybody = run.phase.box?.closesWhenAllActed ?? false;
  if (asksEverybody) await everybodyClears(playing, run);
  const isMore = run.spec.kind === "gate" && run.spec.of === "onceMore";
  const more = { type: "act", path: run.path, act: { do: needsAgain(course, run, target) ? "again" : "goOn" } } as const;
  const type = run.stage !== "held" ? "next" : run.heldFor === "quorum" ? "proceed" : "drop";
  const command = isMore ? more : ({ type, path: run.path } as const);
  const answer = asksEverybody ? null : await table.facilitator.do({ do: "decide", command });
  // Who was refused waits for what goes on by itself.
  if (answer?.ok === false) await world.pass(31_000);
  if (!(await quiet(world, table.session)))
    throw new ScenarioFault("endless", `The replay stopped in the round ${run.spec.id} (${run.phase.name}): nothing goes on there.`);
}

/** Silence clears as well, but only when its time is over; where all have pressed it ends at once. */
async function everybodyClears({ table, objected }: Playing, run: Run): Promise<void> {
  for (const each of [table.facilitator, ...table.voices].filter(({ person }) => run.eligible.includes(person) && !objected.has(person)))
    await each.do({ do: "seal", path: run.path, act: { objects: [] }, said: "collect.received" });
}

/** The clock runs out, and the facilitator, asked, goes on: what is short is extended. */
export async function untilDue(playing: Playing, entry: ScriptEntry): Promise<void> {
  const { world, table } = playing;
  const run = await runFor(playing, entry);
  if (!run) return;
  if (run.dueAt !== null) await world.pass(Math.max(0, run.dueAt - world.parts.clock.now()) * world.pace);
  await table.facilitator.do({ do: "decide", command: { type: "next", path: run.path } });
  await quiet(world, table.session);
}
