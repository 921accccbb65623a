import type { Decision } from "../model/command.ts";
import type { ItemId, Path, SideId, TextId } from "../model/ids.ts";
import type { Plan } from "../model/plan.ts";
import type { Item, Output, Run, Session } from "../model/session.ts";
import type { Repeat, RoundSpec, Split } from "../model/vocabulary.ts";
import { endsOnNo, isBarren } from "../protocol/stops.ts";
import { rounds } from "../protocol/walk.ts";
import { paced } from "../rounds/phase.ts";
import { gateFigures } from "../rounds/gate/figures.ts";
import { releasedArtefacts } from "./artefacts.ts";
import { aroundOf } from "./around.ts";
import { insertedAt } from "./aside.ts";
import type { Draft } from "./draft.ts";
import { earlierThan } from "./earlier.ts";
import { judgedRows } from "./judged.ts";
import { endBoxes, openPhase } from "./opening.ts";
import { combinatorOf, inside, isInside, join, sequenceOf, sequencesAround, specAt, stepAt, stepId, stepsOf, ROOT } from "./paths.ts";
import { branchMembers, eligibleFor } from "./people.ts";
import { addsUp, isReached } from "./repeat.ts";
import { resolve } from "./resolve.ts";
import { splitInto } from "./split.ts";
import { resumePhase } from "./stopping.ts";
import { kindOf, roundOf } from "./timers.ts";

/** Begins whatever stands next in this sequence, or ends what the sequence belongs to. */
export function advance(draft: Draft, sequence: Path): void {
  const frame = draft.now.frames[sequence];
  if (frame?.at !== "sequence") throw new Error("no such sequence is running");
  const step = stepsOf(draft.now.plan, sequence)[frame.index];
  if (!step || isPassOver(draft, sequence)) return sequenceEnded(draft, sequence);
  const path = join(sequence, step.id);
  if (step.kind === "repeat") return beginPass(draft, path, 1);
  if (step.kind === "split") return beginSplit(draft, path, step);
  beginRound(draft, path, step);
}

/** In a repeat, nothing more is done once the pass has brought what the repeat goes on for. */
function isPassOver(draft: Draft, sequence: Path): boolean {
  const combinator = combinatorOf(sequence);
  const around = combinator && stepAt(draft.now.plan, combinator.path);
  return around?.kind === "repeat" && isReached(draft.now, combinator?.path as Path, around, Number(combinator?.mark));
}

/** The round has its result: it ends, and what comes next begins. */
export function endStep(draft: Draft, path: Path, output: Output): void {
  draft.put({ type: "stepEnded", path, output });
  endKeys(draft, path);
  if (insertedAt(draft.now.aside, path)) return endInsert(draft);
  if (isStopped(draft, path, output)) return endSession(draft);
  advance(draft, sequenceOf(path));
}

function isStopped(draft: Draft, path: Path, output: Output): boolean {
  return endsOnNo(stepAt(draft.now.plan, path)) && gateFigures.safeParse(output.figures).data?.verdict.reached === false;
}

/** Ends every key that was declared to live until this path ended. */
export function endKeys(draft: Draft, path: Path): void {
  endBoxes(draft, (box) => box.keyEndsWith === path);
}

/** Back to the plan: what was stopped goes on. */
export function endInsert(draft: Draft): void {
  const { insert } = draft.now.aside;
  if (!insert) return;
  draft.put({ type: "insertEnded" });
  for (const path of insert.stopped) {
    const run = draft.now.runs[path];
    if (run?.stage === "paused") resumePhase(draft, run);
  }
}

export function beginRound(draft: Draft, path: Path, spec: RoundSpec): void {
  const kind = kindOf(draft.kinds, { spec });
  const wanted = kind.reads?.(spec) ?? null;
  const found = wanted ? resolve(draft.now, path, wanted) : [];
  const input = kind.takes?.(spec, found, sidesAround(draft.now.plan, path)) ?? found;
  const around = aroundOf(draft.now, path);
  const isIdle = kind.isIdle?.({ spec, around, input }) ?? (wanted !== null && input.length === 0);
  if (isIdle) return endStep(draft, path, { kind: spec.kind, items: [], figures: null });
  const asked = wanted?.whole ? [asOne(draft, path, spec, input)] : input;
  draft.put({ type: "roundBegan", path, input: asked.map((item) => item.id) });
  const eligible = eligibleFor(draft.now, path, spec.who);
  const { plan } = draft.now;
  const judged = wanted ? judgedRows(draft.now, path, wanted) : [];
  const earlier = earlierThan(draft.now, path);
  const { own, phase } = kind.start({ spec, plan, around, input: asked, judged, eligible, earlier }, draft.ctx);
  openPhase(draft, path, phase, own);
}

/** The sides in whose rooms a place stands. */
function sidesAround({ sides }: Plan, path: Path): readonly SideId[] {
  const marks = sequencesAround(path).map((sequence) => combinatorOf(sequence)?.mark);
  return sides.map(({ id }) => id).filter((id) => marks.includes(id));
}

/** A text of many clauses that is judged as a whole stands under the title of the round. */
function asOne(draft: Draft, path: Path, spec: RoundSpec, items: readonly Item[]): Item {
  const whole: Item = {
    id: draft.ctx.newId() as ItemId,
    text: spec.title as TextId,
    from: path,
    mergedFrom: items.map((item) => item.id),
    label: { as: "nobody" },
  };
  draft.put({ type: "itemsMade", path, items: [whole] });
  return whole;
}

function beginPass(draft: Draft, path: Path, pass: number): void {
  draft.put({ type: "passBegan", path, pass });
  advance(draft, inside(path, pass));
}

function beginSplit(draft: Draft, path: Path, step: Split): void {
  const around = branchMembers(draft.now, path);
  const branches = splitInto(draft.now, path, step.into, around, draft.ctx.random);
  if (branches.length === 0) return endStep(draft, path, { kind: "split", items: [], figures: null });
  draft.put({ type: "splitFormed", path, branches });
  for (const branch of branches) advance(draft, inside(path, branch.id));
}

function sequenceEnded(draft: Draft, sequence: Path): void {
  const combinator = combinatorOf(sequence);
  if (!combinator) return endSession(draft);
  const step = stepAt(draft.now.plan, combinator.path);
  if (step.kind === "repeat") return passEnded(draft, combinator.path, step);
  if (step.kind === "split") return branchEnded(draft, combinator.path, step);
}

function passEnded(draft: Draft, path: Path, step: Repeat): void {
  const frame = draft.now.frames[path];
  const pass = frame?.at === "repeat" ? frame.pass : step.max;
  const reached = isReached(draft.now, path, step, pass);
  if (pass < step.max && !reached) return beginPass(draft, path, pass + 1);
  const passes = addsUp(step) ? Array.from({ length: pass }, (_, index) => index + 1) : [pass];
  const items = passes.flatMap((each) => lastOutput(draft, inside(path, each))?.items ?? []);
  endStep(draft, path, { kind: "repeat", items: [...new Set(items)], figures: { passes: pass, reached } });
}

function branchEnded(draft: Draft, path: Path, step: Split): void {
  const frame = draft.now.frames[path];
  const branches = frame?.at === "split" ? Object.keys(frame.branches) : [];
  const unfinished = branches.some((branch) => {
    const at = draft.now.frames[inside(path, branch)];
    return at?.at === "sequence" && at.index < step.steps.length;
  });
  if (unfinished) return;
  const carried = branches.flatMap((branch) => {
    const items = lastOutput(draft, inside(path, branch))?.items ?? [];
    // What leaves a room by consent is what its people let out, whatever else was made there.
    if (step.carry === "byConsent") return released(draft, inside(path, branch));
    if (step.carry === "all") return items;
    return step.carry === "top" ? items.slice(0, step.top ?? 1) : [];
  });
  endStep(draft, path, { kind: "split", items: carried, figures: { branches: frame?.at === "split" ? frame.branches : {} } });
}

/** Words of this room that its people let out. */
function released(draft: Draft, sequence: Path): Output["items"] {
  return stepsOf(draft.now.plan, sequence).flatMap((step) =>
    step.kind === "collect" && step.reveal === "byConsent" ? (draft.now.outputs[join(sequence, step.id)]?.items ?? []) : [],
  );
}

/** The output of the last step of a sequence that had one. */
function lastOutput(draft: Draft, sequence: Path): Output | null {
  const steps = stepsOf(draft.now.plan, sequence);
  for (const step of steps.filter((each) => !isBarren(each)).toReversed()) {
    const output = draft.now.outputs[join(sequence, step.id)];
    if (output) return output;
  }
  return null;
}

export function openSession(draft: Draft): void {
  draft.put({ type: "sessionOpened" });
  advance(draft, ROOT);
}

export function endSession(draft: Draft): void {
  endBoxes(draft, () => true);
  draft.put({ type: "sessionEnded", destroyAt: draft.ctx.now + paced(draft.now.plan.retention.wordsMs, draft.now.plan) });
}

/** Words and keys go; cleared artefacts stay under their own key until their own time is over. */
export function eraseContent(draft: Draft): Decision {
  const { plan } = draft.now;
  const stays = releasedArtefacts(draft.now).length > 0;
  draft.put({ type: "contentDestroyed", artefactsEndAt: stays ? draft.ctx.now + paced(plan.retention.artefactsMs, plan) : null });
  return draft.decision();
}

/**
 * Whether leaving out this step would go past a gate whose no ends the conversation: the gate itself, or one further in that
 * people are just asked, or were never asked.
 */
export function goesPastGate({ plan, aside, outputs, runs }: Session, path: Path): boolean {
  if (insertedAt(aside, path)) return false;
  const step = stepAt(plan, path);
  if (step.kind !== "repeat" && step.kind !== "split") return endsOnNo(step);
  const within = (paths: object): readonly string[] => (Object.keys(paths) as Path[]).filter((each) => isInside(each, path)).map(stepId);
  const asked = within(outputs);
  const beingAsked = within(runs);
  return rounds(step.steps).some(({ step: { id }, step: each }) => endsOnNo(each) && (beingAsked.includes(id) || !asked.includes(id)));
}

/** Skips every live branch of this step, or the step itself. */
export function skipStep(draft: Draft, path: Path): void {
  const spec = specAt(draft.now, path);
  const run = draft.now.runs[path];
  const left = run ? cutShort(draft, run) : { kind: spec.kind, items: [], figures: null };
  endBoxes(draft, (box) => isInside(box.path, path));
  endStep(draft, path, left);
}

/** What is left of a round that ends before its time. */
export function cutShort(draft: Draft, run: Run): Output {
  const left = kindOf(draft.kinds, run).cutShort?.(roundOf(draft.now, run)) ?? { items: [], figures: null };
  return { kind: run.spec.kind, ...left };
}
