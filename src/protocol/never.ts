import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { Fault } from "../model/kind.ts";
import type { From, Protocol, Repeat, RoundSpec, Split, Step } from "../model/vocabulary.ts";
import { needsThreshold } from "./hiding.ts";
import { mostItems } from "./most-items.ts";
import { kindFaults } from "./never-rounds.ts";
import { references } from "./references.ts";
import { speaksTo } from "./stops.ts";
import { isCombinator, rounds, walk, type Placed } from "./walk.ts";

/** What is written, but could never happen: the file would promise something that no session can keep. */
export function neverFaults(protocol: Protocol): readonly Fault[] {
  return walk(protocol.steps).flatMap((placed) => {
    const { step, at } = placed;
    if (step.kind === "repeat") return repeatFaults(step, at);
    if (step.kind === "split") return splitFaults(protocol, step, at);
    const round = placed as Placed<RoundSpec>;
    return [
      ...references(step).flatMap(({ from, key }) => fromFaults(protocol, from, `${at}/${key}`)),
      ...roomFaults(protocol, round),
      ...kindFaults(protocol, round),
      ...reminderFaults(step, at),
    ];
  });
}

const fault = (path: string, wrong: string, fix: string): readonly Fault[] => [{ path, wrong, fix }];

/** A rule looks at what the steps directly inside its repeat leave, at the end of each. */
function repeatFaults({ until, steps, max }: Repeat, at: string): readonly Fault[] {
  if (max < 2 && (until.rule === "delphi" || until.rule === "facilitator"))
    return fault(
      `${at}/max`,
      until.rule === "delphi" ? "a first pass has nothing it could be compared with" : "the facilitator could never ask for one more pass",
      "write 2 or more",
    );
  if (until.rule === "facilitator" || until.rule === "count") return [];
  const says = (step: Step): boolean => speaksTo(until.rule, step);
  if (steps.some(says)) return [];
  const deep = rounds(steps).find(({ step }) => says(step))?.step.id;
  if (deep === undefined) return [];
  return fault(
    `${at}/until`,
    `"${deep}" stands in rooms or in a repeat of its own, where this rule does not look`,
    `put "${deep}" directly into the repeat, or write "count" or "facilitator"`,
  );
}

/** The odd person makes a room one larger, and a room of one is joined with another. */
function splitFaults({ size }: Protocol, { into }: Split, at: string): readonly Fault[] {
  if (into.by !== "size" || size.min >= into.n + 2) return [];
  return fault(
    `${at}/into/n`,
    `with ${size.min} people all of them would sit in one room, since nobody is left alone`,
    `let "size" begin at ${into.n + 2} or more, or make smaller rooms`,
  );
}

function fromFaults(protocol: Protocol, from: From, at: string): readonly Fault[] {
  const twice = from.from.findIndex((name, index) => from.from.indexOf(name) < index);
  if (twice >= 0) return fault(`${at}/from/${twice}`, `"${from.from[twice]}" is named twice`, "name it once");
  const unranked = from.top === undefined ? undefined : from.from.find((name) => !isRanked(protocol, name));
  const most = mostItems(protocol, from);
  if (unranked === undefined)
    return from.top !== undefined && from.top >= most
      ? fault(
          `${at}/top`,
          `there are never more than ${most} of these, so all would be taken`,
          `write at most ${most - 1}, or leave "top" out`,
        )
      : [];
  return fault(
    `${at}/top`,
    `nothing has put "${unranked}" in order, so these would be any ${from.top}`,
    'judge it before and name the judgement, or leave "top" out',
  );
}

/** Whether what a name leaves has an order: of rank, by a judgement, or given to it by whoever grouped or shortened it. */
function isRanked(protocol: Protocol, name: string): boolean {
  const step = walk(protocol.steps).find((each) => each.step.id === name)?.step;
  if (!step || step.kind === "judge") return step !== undefined;
  if (step.kind === "organise" && (step.op === "cluster" || (step.op === "shortlist" && step.by !== "rule"))) return true;
  if (step.kind === "organise") return step.items.from.some((each) => isRanked(protocol, each));
  return isCombinator(step) && rounds(step.steps).some((inner) => isRanked(protocol, inner.step.id));
}

/** In small rooms nobody is hidden; what can not be planned with any group is refused here. */
function roomFaults(protocol: Protocol, placed: Placed<RoundSpec>): readonly Fault[] {
  const { step, at, around } = placed;
  const room = Math.min(...around.flatMap((each) => (each.kind === "split" ? sizeOf(protocol, each) : [])));
  const least = step.kind === "pulse" ? step.minN : (("minSet" in step ? step.minSet : undefined) ?? THRESHOLDS.release);
  if (!needsThreshold(placed) || room >= least) return [];
  return fault(
    `${at}/attribution`,
    `in rooms of ${room} nobody can be hidden, and it opens only with ${least}`,
    `make rooms of ${least} or more, or write "attribution": "named"`,
  );
}

function sizeOf(protocol: Protocol, { into }: Split): number[] {
  if (into.by === "side") return [];
  if (into.by === "size") return [into.n];
  const joined = walk(protocol.steps).find((each) => each.step.id === into.of)?.step;
  return joined?.kind === "split" ? sizeOf(protocol, joined).map((size) => size * into.n) : [];
}

function reminderFaults({ timing }: RoundSpec, at: string): readonly Fault[] {
  const remind = timing?.remind ?? [];
  const odd = remind.findIndex((share, index) => share <= 0 || share >= 1 || share <= (remind[index - 1] ?? 0));
  if (odd < 0) return [];
  return fault(
    `${at}/timing/remind/${odd}`,
    "reminders come inside the time, one after the other",
    "write shares between 0 and 1, the earlier first",
  );
}
