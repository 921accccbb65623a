import type { FloorSpec, From, RoundSpec, Scale } from "../model/vocabulary.ts";

/** What people do in a round, as the end of a sentence. */
export function explainAct(step: RoundSpec): string {
  switch (step.kind) {
    case "gate":
      return step.of === "goNoGo" && isPersonal(step.decline)
        ? "answer yes or not yet; the word of all is shown, and it goes on."
        : declined[step.decline];
    case "brief":
      return `read${step.ack ? " and confirm it" : ""}${typeof step.body === "string" ? "" : ` ${named(step.body)}`}${step.perSide ? ", each side its own" : ""}${step.questions ? `; ask, ${step.questions.attribution}` : ""}.`;
    case "collect":
      return `write ${count(step.each.min, step.each.max)} of at most ${step.each.chars} characters${step.about ? `, on each of ${named(step.about)}` : ""}.`;
    case "talk":
      return `talk${step.over ? `, one by one over ${named(step.over)}` : ""}; ${floor(step.floor)}${step.capture ? "; points may be recorded" : ""}.`;
    case "organise":
      return `${verbs[step.op]} ${named(step.items)}${step.contest ? `; ${step.contest.veto === "anyone" ? "anyone" : "its author"} may have a change undone` : ""}.`;
    case "judge":
      return `judge ${named(step.items)} ${step.attribution === "named" ? "by name" : "in private"}: ${scale(step.scale)}${step.pass ? "; passing is possible" : ""}.`;
    case "relate":
      return `answer yes or no for pairs of ${named(step.items)}, at most ${step.maxAsked} questions.`;
    case "draft":
      return `publish a text in numbered clauses${step.basis ? `, from ${named(step.basis)}` : ""}.`;
    case "pulse":
      return `answer ${step.instrument}; only bands are shown.`;
    case "report":
      return `release ${step.artefact}${step.basis ? ` from ${named(step.basis)}` : ""}; ${clearance[step.review.mode]}.`;
  }
}

/** What a no means for whoever says it. In a gate that is answered in private nobody knows who that is. */
const isPersonal = (decline: "leave" | "observe" | "stop" | "again"): boolean => decline === "leave" || decline === "observe";

const declined = {
  again: "confirm, or ask for one more pass.",
  stop: "say whether to go on; a no ends the conversation, and nobody can leave the question out.",
  leave: "say whether to go on; who does not wish to, leaves.",
  observe: "say whether to go on; who does not wish to, listens.",
} as const;
const verbs = { dedupe: "join what says the same in", cluster: "group", name: "name", shortlist: "shorten", edit: "reword" } as const;
const clearance = {
  none: "nobody is asked first",
  silence: "it goes out if nobody objects",
  consent: "it goes out if everyone agrees",
  perPartyClearance: "it goes out if each side clears it, and every official",
} as const;

const named = ({ from, top, tag }: From): string =>
  `${top === undefined ? "" : `the first ${top} of `}${from.map((name) => `"${name}"`).join(" and ")}${tag === undefined ? "" : ` tagged ${tag}`}`;

const count = (min: number, max: number): string => (min === max ? `${max}` : `${min} to ${max}`) + (max === 1 ? " card" : " cards");

function floor(spec: FloorSpec): string {
  switch (spec.by) {
    case "circle":
      return `in turn, ${spec.cycles === 1 ? "once" : `${spec.cycles} times`} round${spec.order === "alternateSides" ? ", alternating sides" : ""}`;
    case "queue":
      return `who wishes to speak queues${spec.perSide === undefined ? "" : ", and each side has the same share"}`;
    case "seats":
      return `${spec.seats} seats, ${spec.open} kept open`;
    case "open":
      return "in any order";
  }
}

function scale(spec: Scale): string {
  switch (spec.s) {
    case "dots":
      return `${spec.n} dots`;
    case "rank":
      return `the best ${spec.top} in order`;
    case "rate":
      return `from ${spec.min} to ${spec.max}`;
    case "agree3":
      return "agree, disagree or pass";
    case "gradient":
      return `${spec.levels} levels of agreement`;
    case "fist":
      return "from 0 to 5";
    case "consent":
      return "yes, yes if, or an objection";
    case "pick":
      return `pick ${spec.n}`;
  }
}
