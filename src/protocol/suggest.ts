import type { Artefact, Mode, Protocol, RoundSpec } from "../model/vocabulary.ts";
import { crowd, type Heads } from "./heads.ts";
import { protocolIn } from "./in-language.ts";
import { peopleFaults } from "./people.ts";
import { sources } from "./references.ts";
import { runnableFaults, type KindChecks } from "./runnable.ts";
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

/** A round that would have another length than usual, in minutes. */
export interface Relength {
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
  readonly isOver: boolean;
  /** With these it fits: circles long enough for everybody's turns, and where time is short, the longest rounds shorter. */
  readonly lengths: readonly Relength[];
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

/** Methods that these people can run as they are, the most fitting first, in the words of a language (BCP 47). */
export function suggest(protocols: readonly Protocol[], asked: Asked, kinds: KindChecks, language = "en"): readonly Suggestion[] {
  return protocols
    .flatMap((protocol) => {
      const people = headsOf(protocol, asked);
      if (!canRun(protocol, asked, people, kinds)) return [];
      const time = timeOf(protocol, people, asked.mode);
      const needs = needsOf(time);
      return [{ protocol, people, time, needs, score: score(protocol, needs, asked) }];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SUGGESTED)
    .map(({ protocol, people, time, needs }) => suggestion(protocol, people, time, needs, asked, language));
}

function headsOf(protocol: Protocol, { sides, people }: Asked): readonly Heads[] {
  if (sides.length === 0) return crowd({ ...protocol, needs: { experts: protocol.needs?.experts } }, people);
  const expert: readonly Heads[] = protocol.needs?.experts ? [{ role: "expert", side: null, count: 1 }] : [];
  return [...sides.map((count, side): Heads => ({ role: "delegate", side, count })), ...expert];
}

function canRun(protocol: Protocol, { mode, sides }: Asked, people: readonly Heads[], kinds: KindChecks): boolean {
  const names = sides.map((_, index) => String(index + 1));
  return runnableFaults(protocol, mode, sides.length, kinds).length === 0 && peopleFaults(protocol, people, names).length === 0;
}

/** Minutes, with every circle as long as the turns of these people. */
const needsOf = (time: Time): number =>
  time.rounds.reduce((sum, round) => sum + (turnsOf(time, round.id) ?? round.minutes) * round.least, time.waits);

/** What the turns of a circle take where its window is too short for them. */
const turnsOf = ({ overruns }: Time, round: string): number | null => overruns.find(({ id }) => id === round)?.needs ?? null;

/** What it is for weighs more than time, since time can be cut; time more than comfort. */
function score(protocol: Protocol, needs: number, { aim, minutes, sides, people }: Asked): number {
  const over = minutes === null ? 0 : needs / minutes - 1;
  return (
    (aim !== null && aimsOf(protocol).includes(aim) ? 4 : 0) +
    (aim !== null && leaves(protocol, MADE_FOR[aim] ?? []) ? 2 : 0) +
    (over <= 0 ? 3 : over <= 0.25 ? 2 : over <= 1 ? 1 : -2) +
    (protocol.needs?.sides !== undefined && sides.length > 0 ? 1.5 : 0) +
    (isBest(protocol, people) ? 1 : 0)
  );
}

/** What a conversation leaves where it was made for this, and does not merely serve it on the way to something else. */
const MADE_FOR: Readonly<Partial<Record<Aim, readonly Artefact[]>>> = {
  rank: ["rankedList"],
  survey: ["opinionMap", "delphiTable"],
  ahead: ["scenarioSet", "lessons", "influenceMap"],
};

const leaves = ({ steps }: Protocol, artefacts: readonly Artefact[]): boolean =>
  rounds(steps).some(({ step }) => step.kind === "report" && artefacts.includes(step.artefact));

/** "7-10", "6", "40 or more". What is said of sides is left to whoever reads it. */
function isBest({ size: { best } }: Protocol, people: number): boolean {
  const [, from, to] = /^(\d+)(?:-(\d+)| or more)?$/.exec(best) ?? [];
  if (from === undefined) return false;
  return people >= Number(from) && people <= (to === undefined ? (best.endsWith("more") ? Infinity : Number(from)) : Number(to));
}

function suggestion(protocol: Protocol, people: readonly Heads[], time: Time, needs: number, asked: Asked, language: string): Suggestion {
  const worded = protocolIn(protocol, language);
  const isOver = asked.minutes !== null && needs > asked.minutes;
  const setup = {
    mode: asked.mode,
    minutes: {},
    // That it is too long is said with the time, and with what to shorten.
    minutesAvailable: isOver ? null : asked.minutes,
    sides: asked.sides.map((_, index) => ({ name: String(index + 1) })),
  };
  return {
    id: protocol.id,
    title: worded.title,
    reasons: reasons(protocol, worded.size.best, asked),
    time: timeSaid(needs, asked),
    isOver,
    lengths: lengthsFor(worded, people, time, needs, asked),
    warnings: warnings(worded, setup, people),
  };
}

/** `best`: the words for how many it is best for. */
function reasons(protocol: Protocol, best: string, { aim, people, sides }: Asked): readonly Said[] {
  const serves = aimsOf(protocol);
  const purpose: readonly Said[] =
    aim === null
      ? serves.map((each): Said => ({ key: `room.plan.why.${each}` }))
      : [serves.includes(aim) ? { key: `room.plan.why.${aim}` } : { key: "room.plan.why.other" }];
  const { min, max } = protocol.size;
  return [
    ...purpose,
    isBest(protocol, people) ? { key: "room.plan.why.best", args: { best } } : { key: "room.plan.why.size", args: { min, max } },
    ...(protocol.needs?.sides === undefined && sides.length > 0 ? [{ key: "room.plan.why.together" } as const] : []),
    ...(protocol.needs?.experts ? [{ key: "room.plan.why.expert" } as const] : []),
  ];
}

function timeSaid(needs: number, { mode, minutes: has }: Asked): Said {
  const shown = (minutes: number): number => (mode === "live" ? Math.ceil(minutes) : Math.round((minutes / DAY_MINUTES) * 10) / 10);
  const args = { needs: shown(needs), unit: mode === "live" ? "minutes" : "days" };
  if (has === null) return { key: "room.plan.time.open", args };
  return { key: needs <= has ? "room.plan.time.fits" : "room.plan.time.over", args: { ...args, has: shown(has) } };
}

/**
 * The lengths with which it fits: the longest rounds give way first, none below half, and a circle keeps what its turns
 * take. Empty: the usual ones fit, or no shortening that leaves the method itself would be enough.
 */
function lengthsFor(
  protocol: Protocol,
  people: readonly Heads[],
  time: Time,
  needs: number,
  { mode, minutes: has }: Asked,
): readonly Relength[] {
  const step = mode === "live" ? 1 : 60;
  const wanted = time.rounds.map((round) => ({ ...round, to: turnsOf(time, round.id) ?? round.minutes }));
  let over = has === null ? 0 : needs - has;
  for (const round of wanted.toSorted((a, b) => b.to - a.to)) {
    if (over <= 0) break;
    const less = Math.ceil(Math.max(round.minutes * KEEPS, round.to - over / round.least) / step) * step;
    const to = shortest(protocol, people, mode, round.id, less, round.to, step);
    over -= (round.to - to) * round.least;
    round.to = to;
  }
  if (over > 0) return [];
  return wanted.flatMap(({ id, minutes: from, to }) => (to === from ? [] : [{ id, title: titleOf(protocol, id), from, to }]));
}

/** From `to` upwards, the first length in which everybody's turns still find their place. */
function shortest(protocol: Protocol, people: readonly Heads[], mode: Mode, id: string, to: number, from: number, step: number): number {
  const overrun = timeOf(protocol, people, mode, { [id]: to }).overruns.find((each) => each.id === id);
  return overrun ? Math.min(from, Math.ceil(overrun.needs / step) * step) : Math.min(from, to);
}

const titleOf = (protocol: Protocol, id: string): string => rounds(protocol.steps).find(({ step }) => step.id === id)?.step.title ?? id;
