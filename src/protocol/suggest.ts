import type { Mode, Protocol, RoundSpec } from "../model/vocabulary.ts";
import { crowd, type Heads } from "./heads.ts";
import { peopleFaults } from "./people.ts";
import { sources } from "./references.ts";
import { MACHINE, runnableFaults, type KindChecks } from "./runnable.ts";
import type { PlanWarning, Said } from "./said.ts";
import { timeOf, type Time } from "./time.ts";
import { rounds } from "./walk.ts";
import { warnings } from "./warnings.ts";

/** What a conversation can be for, as far as the protocols tell by themselves. */
export const AIMS = ["rank", "hear", "understand", "decide", "survey", "ahead", "between"] as const;
export type Aim = (typeof AIMS)[number];

/** The answers to the three questions. */
export interface Asked {
  /** How many on each side; none: no sides. */
  readonly sides: readonly number[];
  /** How many in all. */
  readonly people: number;
  readonly mode: Mode;
  /** Null: as long as it takes. */
  readonly minutes: number | null;
  /** Null: not sure yet. */
  readonly aim: Aim | null;
}

/** A round that would have to be shorter, in minutes. */
export interface Shorter {
  readonly id: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

export interface Suggestion {
  readonly id: string;
  readonly title: string;
  readonly reasons: readonly Said[];
  /** What it takes beside what they have. */
  readonly time: Said;
  readonly shorter: readonly Shorter[];
  readonly warnings: readonly PlanWarning[];
}

const DAY_MINUTES = 24 * 60;
/** Two, so that there is a choice, and no list to study. */
const SUGGESTED = 2;
/** A round keeps half its time at least: below that it is another round. */
const KEEPS = 0.5;

/** What a protocol serves: read off its rounds, so that a new file is suggested without being listed anywhere. */
export function aimsOf(protocol: Protocol): readonly Aim[] {
  const steps = rounds(protocol.steps);
  const some = (test: (step: RoundSpec) => boolean): boolean => steps.some(({ step }) => test(step));
  const serves: Readonly<Record<Aim, boolean>> = {
    rank: some(
      (step) =>
        step.kind === "judge" &&
        ["dots", "rank", "rate"].includes(step.scale.s) &&
        sources(protocol, step.items).some(({ kind }) => kind === "collect"),
    ),
    hear: some((step) => step.kind === "talk" && step.floor.by === "circle") || steps.some(({ around }) => around.some(isSmallGroup)),
    understand: some(
      (step) =>
        (step.kind === "talk" && (step.floor.by === "seats" || (step.over !== undefined && !step.crossTalk))) ||
        (step.kind === "brief" && step.questions !== undefined),
    ),
    decide: some(
      (step) =>
        step.kind === "judge" &&
        ["consent", "gradient", "fist"].includes(step.scale.s) &&
        step.items.from.some((name) => protocol.inputs.some(({ id }) => id === name)),
    ),
    survey: some((step) => step.kind === "judge" && (step.scale.s === "agree3" || step.feedback !== undefined)),
    ahead: some(
      (step) =>
        (step.kind === "report" && ["scenarioSet", "lessons", "influenceMap"].includes(step.artefact)) ||
        (step.kind === "collect" && step.about !== undefined && protocol.needs?.sides === undefined),
    ),
    between: protocol.needs?.sides !== undefined,
  };
  return AIMS.filter((aim) => serves[aim]);
}

const isSmallGroup = (around: { readonly kind: string; readonly into?: { readonly by: string } }): boolean =>
  around.kind === "split" && around.into?.by !== "side";

/** Methods that these people can run as they are, the most fitting first. */
export function suggest(protocols: readonly Protocol[], asked: Asked, kinds: KindChecks): readonly Suggestion[] {
  return protocols
    .flatMap((protocol) => {
      const people = headsOf(protocol, asked);
      if (!canRun(protocol, asked, people, kinds)) return [];
      const time = timeOf(protocol, people, asked.mode);
      return [{ protocol, people, time, score: score(protocol, time, asked) }];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SUGGESTED)
    .map(({ protocol, people, time }) => suggestion(protocol, people, time, asked));
}

function headsOf(protocol: Protocol, { sides, people }: Asked): readonly Heads[] {
  if (sides.length === 0) return crowd({ ...protocol, needs: { experts: protocol.needs?.experts } }, people);
  const expert: readonly Heads[] = protocol.needs?.experts ? [{ role: "expert", side: null, count: 1 }] : [];
  return [...sides.map((count, side): Heads => ({ role: "delegate", side, count })), ...expert];
}

function canRun(protocol: Protocol, { mode, sides }: Asked, people: readonly Heads[], kinds: KindChecks): boolean {
  const names = sides.map((_, index) => String(index + 1));
  return runnableFaults(protocol, mode, sides.length, kinds, MACHINE).length === 0 && peopleFaults(protocol, people, names).length === 0;
}

/** What it is for weighs more than time, since time can be cut; time more than comfort. */
function score(protocol: Protocol, time: Time, { aim, minutes, sides, people }: Asked): number {
  const over = minutes === null ? 0 : (time.least + time.waits) / minutes - 1;
  return (
    (aim !== null && aimsOf(protocol).includes(aim) ? 4 : 0) +
    (over <= 0 ? 3 : over <= 0.25 ? 2 : over <= 1 ? 1 : -2) +
    (protocol.needs?.sides !== undefined && sides.length > 0 ? 1.5 : 0) +
    (isBest(protocol, people) ? 1 : 0) -
    time.overruns.length
  );
}

/** "7-10", "6", "40 or more". What is said of sides is left to whoever reads it. */
function isBest({ size: { best } }: Protocol, people: number): boolean {
  const [, from, to] = /^(\d+)(?:-(\d+)| or more)?$/.exec(best) ?? [];
  if (from === undefined) return false;
  return people >= Number(from) && people <= (to === undefined ? (best.endsWith("more") ? Infinity : Number(from)) : Number(to));
}

function suggestion(protocol: Protocol, people: readonly Heads[], time: Time, asked: Asked): Suggestion {
  const shorter = shorten(protocol, people, time, asked);
  const setup = {
    mode: asked.mode,
    minutes: {},
    // What is too long is said with what to shorten.
    minutesAvailable: shorter.length > 0 ? null : asked.minutes,
    sides: asked.sides.map((_, index) => ({ name: String(index + 1) })),
  };
  return {
    id: protocol.id,
    title: protocol.title,
    reasons: reasons(protocol, asked),
    time: timeSaid(time, asked),
    shorter,
    warnings: warnings(protocol, setup, people),
  };
}

function reasons(protocol: Protocol, { aim, people, sides }: Asked): readonly Said[] {
  const serves = aimsOf(protocol);
  const purpose: readonly Said[] =
    aim === null
      ? serves.map((each): Said => ({ key: `room.plan.why.${each}` }))
      : [serves.includes(aim) ? { key: `room.plan.why.${aim}` } : { key: "room.plan.why.other" }];
  const { min, max, best } = protocol.size;
  return [
    ...purpose,
    isBest(protocol, people) ? { key: "room.plan.why.best", args: { best } } : { key: "room.plan.why.size", args: { min, max } },
    ...(protocol.needs?.sides === undefined && sides.length > 0 ? [{ key: "room.plan.why.together" } as const] : []),
    ...(protocol.needs?.experts ? [{ key: "room.plan.why.expert" } as const] : []),
  ];
}

function timeSaid(time: Time, { mode, minutes: has }: Asked): Said {
  const shown = (minutes: number): number => (mode === "live" ? Math.ceil(minutes) : Math.round((minutes / DAY_MINUTES) * 10) / 10);
  const needs = time.least + time.waits;
  const args = { needs: shown(needs), unit: mode === "live" ? "minutes" : "days" };
  if (has === null) return { key: "room.plan.time.open", args };
  return { key: needs <= has ? "room.plan.time.fits" : "room.plan.time.over", args: { ...args, has: shown(has) } };
}

/**
 * What could be shorter so that it fits, the longest rounds first; a circle keeps what its turns take. Empty: it fits,
 * or no shortening that leaves the method itself would be enough.
 */
function shorten(protocol: Protocol, people: readonly Heads[], time: Time, { mode, minutes: has }: Asked): readonly Shorter[] {
  if (has === null) return [];
  let over = time.least + time.waits - has;
  const step = mode === "live" ? 1 : 60;
  const shorter: Shorter[] = [];
  for (const round of time.rounds.toSorted((a, b) => b.minutes - a.minutes)) {
    if (over <= 0) break;
    const wanted = Math.max(round.minutes * KEEPS, round.minutes - over / round.least);
    const to = shortest(protocol, people, mode, round.id, Math.ceil(wanted / step) * step, round.minutes, step);
    if (to >= round.minutes) continue;
    over -= (round.minutes - to) * round.least;
    shorter.push({ id: round.id, title: titleOf(protocol, round.id), from: round.minutes, to });
  }
  return over <= 0 ? shorter : [];
}

/** From `to` upwards, the first length in which everybody's turns still find their place. */
function shortest(protocol: Protocol, people: readonly Heads[], mode: Mode, id: string, to: number, from: number, step: number): number {
  const overrun = timeOf(protocol, people, mode, { [id]: to }).overruns.find((each) => each.id === id);
  return overrun ? Math.min(from, Math.ceil(overrun.needs / step) * step) : Math.min(from, to);
}

const titleOf = (protocol: Protocol, id: string): string => rounds(protocol.steps).find(({ step }) => step.id === id)?.step.title ?? id;
