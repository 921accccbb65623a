import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { Protocol, Role, RoundSpec } from "../model/vocabulary.ts";
import { attributionOf, needsThreshold } from "./hiding.ts";
import { eligible, total, voices, type Heads } from "./heads.ts";
import { warning, type PlanWarning } from "./said.ts";
import type { Setup } from "./setup.ts";
import { timeOf, type Overrun, type Time } from "./time.ts";
import { rounds, type Placed } from "./walk.ts";

/** Above the threshold by at most this many, a single absence decides. */
const NEAR = 1;
const DAY_MINUTES = 24 * 60;

/** What can be run, but may go otherwise than hoped. */
export function warnings(
  protocol: Protocol,
  setup: Pick<Setup, "mode" | "minutes" | "minutesAvailable" | "sides">,
  people: readonly Heads[],
): readonly PlanWarning[] {
  const sides = setup.sides.length;
  const time = timeOf(protocol, people, setup.mode, setup.minutes);
  return [
    ...time.overruns.map((overrun) => circleWarning(protocol, overrun)),
    ...timeWarnings(time, setup),
    ...rounds(protocol.steps).flatMap((placed) => thresholdWarnings(placed, people, sides)),
    ...unevenSides(people, sides),
    ...(total(people.filter(({ role }) => role === "official")) === 1 ? [warning("setup/people", "loneRole", { role: "official" })] : []),
  ];
}

/** "10 people × 2 turns × 2 min = 40 min; you have 30: shorten turns or cycles." */
export function circleWarning(protocol: Protocol, { id, at, people, turns, secondsPerTurn, needs, has }: Overrun): PlanWarning {
  const step = rounds(protocol.steps).find((each) => each.step.id === id)?.step.title ?? id;
  const whole = secondsPerTurn % 60 === 0;
  return warning(at, "circle", {
    step,
    people,
    turns,
    perTurn: whole ? secondsPerTurn / 60 : secondsPerTurn,
    turnUnit: whole ? "minutes" : "seconds",
    needs,
    has,
  });
}

function timeWarnings(time: Time, { mode, minutesAvailable: has }: Pick<Setup, "mode" | "minutesAvailable">): readonly PlanWarning[] {
  if (has === null) return [];
  const unit = mode === "live" ? "minutes" : "days";
  const shown = (minutes: number): number => (unit === "days" ? Math.round((minutes / DAY_MINUTES) * 10) / 10 : Math.round(minutes));
  const least = time.least + time.waits;
  if (least > has) return [warning("setup/minutesAvailable", "overrun", { needs: shown(least), has: shown(has), unit })];
  const most = time.most + time.waits;
  return most > has ? [warning("setup/minutesAvailable", "mayOverrun", { needs: shown(most), has: shown(has), unit })] : [];
}

function thresholdWarnings(placed: Placed<RoundSpec>, people: readonly Heads[], sides: number): readonly PlanWarning[] {
  const { step, at } = placed;
  const may = eligible(placed, people, sides);
  if (step.kind === "pulse") return pulseWarnings(placed, may.smallest);
  if (!needsThreshold(placed)) return [];
  if (attributionOf(step) === "side") return sideWarnings(placed, may.perSide);
  if (attributionOf(step) === "role") return roleWarnings(placed, may.perRole);
  const least = step.minSet ?? THRESHOLDS.release;
  const slack = may.smallest - least;
  return slack >= 0 && slack <= NEAR ? [warning(at, "nearThreshold", { step: step.title, people: may.smallest, least, slack })] : [];
}

/** "If two of five drop on one side, the side label goes." */
function sideWarnings({ step, at }: Placed<RoundSpec>, perSide: readonly number[]): readonly PlanWarning[] {
  const least = step.minSet ?? THRESHOLDS.sideLabel;
  const people = Math.min(...perSide);
  return perSide.length > 0 && people >= least && people - least <= NEAR
    ? [warning(at, "sideLabel", { step: step.title, people, drops: people - least + 1 })]
    : [];
}

/** "If two of six with one role drop, the role label goes." */
function roleWarnings({ step, at }: Placed<RoundSpec>, perRole: Readonly<Partial<Record<Role, number>>>): readonly PlanWarning[] {
  const people = Math.min(...Object.values(perRole).filter((holders) => holders > 0));
  const slack = people - THRESHOLDS.roleLabel;
  return slack >= 0 && slack <= NEAR ? [warning(at, "roleLabel", { step: step.title, people, drops: slack + 1 })] : [];
}

function pulseWarnings({ step, at }: Placed<RoundSpec>, people: number): readonly PlanWarning[] {
  if (step.kind !== "pulse") return [];
  const least = Math.max(THRESHOLDS.pulse, step.minN);
  const slack = people - least;
  if (slack < 0) return [warning(at, "pulse", { step: step.title, people, least })];
  return slack <= NEAR ? [warning(at, "pulseNear", { step: step.title, people, slack })] : [];
}

/** Half again as many on one side: the smaller one carries more turns, and more attention. */
function unevenSides(people: readonly Heads[], sides: number): readonly PlanWarning[] {
  const perSide = Array.from({ length: sides }, (_, side) => total(voices(people).filter((heads) => heads.side === side))).filter(
    (count) => count > 0,
  );
  const most = Math.max(...perSide);
  const least = Math.min(...perSide);
  return perSide.length > 1 && most >= least * 1.5 ? [warning("setup/people", "uneven", { most, least })] : [];
}
