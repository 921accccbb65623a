import type { Mode, Protocol, RoundSpec } from "../model/vocabulary.ts";
import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { Extended } from "./extend/said.ts";
import { explainAct } from "./explain-act.ts";
import { explainMore } from "./explain-more.ts";
import { whoInWords } from "./explain-who.ts";
import { lackingIn } from "./in-language.ts";
import { attributionOf, isSealed, isUnattributed, keyEnd, revealOf, speaksForSide } from "./hiding.ts";
import { crowd } from "./heads.ts";
import { sentence } from "./said.ts";
import { timeOf } from "./time.ts";
import { isCombinator, walk, type Combinator, type Placed, rounds } from "./walk.ts";
import { circleWarning } from "./warnings.ts";

const DAY_MINUTES = 24 * 60;

export interface Explained {
  /** Voices to add up the time for; without it, what the protocol is best for. */
  readonly people?: number | undefined;
  /** What it takes over from another protocol. */
  readonly extended?: Extended | null;
}

/**
 * A protocol in plain English, line by line, for whoever writes or chooses one at a terminal: the rounds in order, who
 * acts, from whom authors are hidden and until when, and what it takes for so many people.
 */
export function explain(protocol: Protocol, given: Explained = {}): readonly string[] {
  const people = given.people ?? middle(protocol);
  return [
    `${protocol.title} (${protocol.id})`,
    protocol.purpose,
    ...(given.extended ? ["", ...given.extended.lines] : []),
    "",
    `For ${protocol.size.min} to ${protocol.size.max} people; best: ${protocol.size.best}. ${needs(protocol)}`,
    ...protocol.inputs.map((input) => `To be filled in: ${input.title} (${input.id}${input.required ? "" : ", optional"})`),
    "",
    ...stageLines(protocol),
    "Every session opens with the ground rules and each person's consent.",
    ...stepLines(protocol),
    "",
    ...timeLines(protocol, people),
    ...languageLines(protocol),
  ];
}

const stageLines = ({ stages = [] }: Protocol): readonly string[] =>
  stages.length === 0
    ? []
    : [
        "For a group that meets again. Each meeting is at one stage and has the rounds of that stage, and those that have none; or it has all of them:",
        ...stages.map((stage, index) => `   stage ${index + 1}: ${stage}`),
        "",
      ];

/** The first number in what it is best for may be one of sides: never fewer than it needs. */
const middle = ({ size }: Protocol): number => Math.max(size.min, Number(/\d+/.exec(size.best)?.[0] ?? size.min));

function needs(protocol: Protocol): string {
  const modes = protocol.modes.map((mode) => (mode === "live" ? "live" : "over days")).join(" or ");
  const sides = protocol.needs?.sides ? ` Needs ${protocol.needs.sides} sides.` : "";
  return `Runs ${modes}.${sides}${protocol.needs?.experts ? " Needs an expert." : ""}`;
}

function stepLines(protocol: Protocol): readonly string[] {
  let number = 0;
  return walk(protocol.steps).flatMap((placed) => {
    const { step, around } = placed;
    const indent = "   ".repeat(around.length);
    if (isCombinator(step)) return ["", `${indent}${combinator(step)}`];
    number += 1;
    const [first, ...rest] = roundLines(protocol, placed as Placed<RoundSpec>);
    return ["", `${indent}${number}. ${first}`, ...rest.map((line) => `${indent}   ${line}`)];
  });
}

function combinator(step: Combinator): string {
  if (step.kind === "repeat") {
    const until: Record<typeof step.until.rule, string> = {
      count: `${step.max} times`,
      facilitator: `until the facilitator goes on, at most ${step.max} times; at the end of each pass there is a step "once more?"`,
      delphi: `until opinions are stable, at most ${step.max} times`,
      noObjection: `until nobody objects, at most ${step.max} times`,
      gradient: `until everyone can go along, at most ${step.max} times`,
      bothSidesConfirm: `until both sides confirm, at most ${step.max} times`,
    };
    return `Repeated ${until[step.until.rule]} (${step.id}):`;
  }
  const { into } = step;
  const rooms =
    into.by === "side" ? "each side apart" : into.by === "size" ? `groups of ${into.n}` : `${into.n} groups of "${into.of}" joined`;
  const carry: Record<typeof step.carry, string> = {
    all: "all of it is carried to everyone",
    top: `the first ${step.top ?? 1} of each room is carried to everyone`,
    byConsent: "only what is released, word for word, leaves the room",
    none: "nothing leaves the room",
  };
  return `In rooms, ${rooms}; ${carry[step.carry]} (${step.id}):`;
}

function roundLines(protocol: Protocol, placed: Placed<RoundSpec>): readonly string[] {
  const { step } = placed;
  return [
    `${step.title} (${step.kind}, ${step.id}${step.stage === undefined ? "" : `, stage ${step.stage}`})${window(protocol, step)}`,
    ...(step.ask ? [`"${step.ask}"`] : []),
    `${whoInWords(step.who)}: ${explainAct(step)}`,
    ...explainMore(protocol, placed),
    ...(isSealed(step) ? [hidden(placed)] : []),
  ];
}

function window(protocol: Protocol, step: RoundSpec): string {
  const live = step.timing?.live;
  const days = step.timing?.async;
  const parts = [
    ...(live && protocol.modes.includes("live") ? [`${live} min live`] : []),
    ...(days && protocol.modes.includes("async") ? [`${days} h over days`] : []),
  ];
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

/** From whom authors are hidden, when it opens, and until when a link could be made. */
function hidden(placed: Placed<RoundSpec>): string {
  const { step } = placed;
  if (!isUnattributed(step)) return "Names stand beside what is written.";
  if (speaksForSide(placed)) return "It goes out as the side's. Nobody is hidden within the side; one voice is enough.";
  const end = keyEnd(placed);
  const until = end.with === "phase" ? "this round closes" : end.with === "repeat" ? `the last pass of "${end.id}"` : "the session ends";
  const links = `Authors are hidden from the room. A link between author and words exists, under a key, until ${until}; then nobody can make it.`;
  if (revealOf(step) === "never") return `${links} What is written is never shown to others.`;
  const least = step.kind === "pulse" ? Math.max(THRESHOLDS.pulse, step.minN) : (step.minSet ?? THRESHOLDS.release);
  const label = attributionOf(step);
  const opens =
    label === "side"
      ? `It is shown as a side's if ${least} or more of each side write, and not at all below ${THRESHOLDS.release}.`
      : `It opens only if ${least} or more write.${label === "role" ? ` It is shown with the role of its author if ${THRESHOLDS.roleLabel} or more of every role that is here write; else without.` : ""}`;
  return `${links} ${opens}`;
}

function timeLines(protocol: Protocol, people: number): readonly string[] {
  const heads = crowd(protocol, people);
  const lines = protocol.modes.map((mode) => {
    const { least, most, waits } = timeOf(protocol, heads, mode);
    const range = least === most ? length(least, mode) : `${length(least, mode)} to ${length(most, mode)}`;
    return `Time ${mode === "live" ? "live" : "over days"}: ${range}${waits > 0 ? `, and up to ${length(waits, mode)} in which to object` : ""}, after the consent.`;
  });
  const clears = rounds(protocol.steps).some(({ step }) => step.kind === "report" && step.review.mode !== "none");
  if (clears)
    lines.push(
      `Afterwards those who took part have ${THRESHOLDS.clearanceHours} hours or more to clear what leaves the room, and less only when each of them has pressed a button.`,
    );
  const overruns = protocol.modes.includes("live") ? timeOf(protocol, heads, "live").overruns : [];
  const warned = overruns.map((overrun) => `! ${sentence("en", circleWarning(protocol, overrun).say)}`);
  return [`For ${people} people:`, ...lines, ...warned];
}

/** Which other languages the file has, and the places for which it has no words in them. */
function languageLines(protocol: Protocol): readonly string[] {
  return Object.keys(protocol.languages ?? {}).map((tag) => {
    const lacking = lackingIn(protocol, tag);
    return lacking.length === 0 ? `Also in ${tag}.` : `Also in ${tag}, but for: ${lacking.join(", ")}.`;
  });
}

function length(minutes: number, mode: Mode): string {
  if (mode === "live") return `${minutes} min`;
  return minutes < 2 * DAY_MINUTES ? `${Math.round(minutes / 60)} h` : `${Math.round((minutes / DAY_MINUTES) * 10) / 10} days`;
}
