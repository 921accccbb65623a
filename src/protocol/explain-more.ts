import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { FloorSpec, Judge, Protocol, Report, RoundSpec } from "../model/vocabulary.ts";
import { whoInWords } from "./explain-who.ts";
import { speaksForSide } from "./hiding.ts";
import { asksPeople, endsOnNo } from "./stops.ts";
import type { Placed } from "./walk.ts";

/** What whoever leads has to know of a round besides what people do in it, a sentence each. */
export function explainMore(protocol: Protocol, placed: Placed<RoundSpec>): readonly string[] {
  return [...ofKind(placed), ...reminders(protocol, placed.step), ...quorum(placed.step)];
}

const when = (holds: unknown, said: string): readonly string[] => (holds ? [said] : []);
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function ofKind(placed: Placed<RoundSpec>): readonly string[] {
  const { step } = placed;
  switch (step.kind) {
    case "gate":
      return [
        ...(step.who.side === "each"
          ? [
              "A side says yes with more than half of its answers, if half of its people or more answer; all sides have to. One word is announced: confirmed, or not yet. Nobody learns which side is missing.",
            ]
          : when(asksPeople(step), "Each answers in private; more than half of the answers decide.")),
        ...when(
          step.of === "quorum",
          `Nothing is decided before enough have answered. When its time is over the facilitator gives more or asks again${endsOnNo(step) ? "" : ", or ends it as not answered by enough, which counts as a no"}.`,
        ),
      ];
    case "brief":
      return [
        ...when(
          step.questions && step.questions.attribution !== "named",
          `Questions open together, if ${step.minSet ?? THRESHOLDS.release} or more people ask.`,
        ),
        ...when(
          step.questions?.moderated,
          "The team goes through the questions before anyone else sees them, and gives a reason for each that is declined.",
        ),
        ...when(step.questions?.upvote, "Then each marks in private the questions they wish to hear answered."),
      ];
    case "collect":
      return [
        ...when(
          step.reveal === "afterReview",
          "The team looks through the cards, without authors, before anyone else sees them; a card that is refused is shown to nobody.",
        ),
        ...when(step.reveal === "live", "Everyone in the room sees a card as soon as it is written, under the name of its author."),
        ...when(
          step.reveal === "byConsent",
          "A card leaves the room when its author and one more person of the side have released it; it goes word for word, as the side's.",
        ),
        ...when(
          step.show === "sheet",
          "From the second pass on each gets a sheet of up to three rows of the pass before, dealt anew every time, to build on.",
        ),
        ...(step.sees ? [`Who reads it: ${whoInWords(step.sees)}; nobody else in the room.`] : []),
        ...when(step.show === "released", "While writing one sees what was released before."),
        ...when(step.tags?.length, `A card may say what it is: ${step.tags?.join(", ")}.`),
        ...when(step.withdrawUntil === "report", "Whoever wrote a card may take it back until a report begins."),
      ];
    case "talk":
      return [...floor(step.floor), ...when(step.answers === "authorOnly", "Only the author answers questions on a card.")];
    case "organise":
      return [
        ...when(step.by === "rule" && step.rule?.minVoters, `By rule: what ${step.rule?.minVoters} people or more chose stays.`),
        ...when(step.rule?.top, `${step.rule?.top} at most stay; what is tied with the last of them comes along.`),
        ...when(step.contest, `For ${step.contest?.live} min live, or ${step.contest?.async} h over days, a change may be undone.`),
      ];
    case "judge":
      return judge(step, placed);
    case "relate":
      return [
        `Each sees ${step.batch} pairs at a time. A pair holds if ${percent(step.support)} or more of its answers say yes; what follows from earlier answers is not asked.`,
        ...when(step.talkFirst, `In a live session people talk about the pairs for ${step.talkFirst} s before they answer.`),
      ];
    case "draft":
      return [
        `${drafters[step.drafter]} the pen; others see a version when it is published, to all at once. A clause keeps its number through all versions${step.text === "next" ? "; each pass works on the version before" : ""}.`,
      ];
    case "pulse":
      return [
        `Asked ${waves[step.wave]}.${step.link === "pairedInMemory" ? " Answers before and after are compared for each person in memory, and only what it comes to for the group is kept." : ""}`,
      ];
    case "report":
      return report(step);
  }
}

const drafters = {
  facilitator: "The facilitators hold",
  rapporteur: "The rapporteur and the facilitators hold",
  delegates: "Those named here hold",
} as const;
const waves = { pre: "before", mid: "in between", post: "at the end", followup: "some time afterwards" } as const;

function floor(spec: FloorSpec): readonly string[] {
  switch (spec.by) {
    case "circle":
      return when(spec.pass, "A turn may be passed.");
    case "queue":
      return [
        ...when(
          spec.perSide?.turns,
          `When a side has had ${spec.perSide?.turns} turns, its hands wait until the other sides have had theirs.`,
        ),
        ...when(
          spec.perSide?.minutes,
          `When a side has spoken ${spec.perSide?.minutes} min, its hands wait until the other sides have used theirs.`,
        ),
        ...when(spec.max, `One person takes ${spec.max} turns at most in a segment.`),
      ];
    case "seats":
      return [
        `Who sits in the middle speaks, the others listen. An open seat is anyone's; when all are taken and somebody waits, whoever sat longest gives theirs up after ten minutes.${spec.swap ? " After another such talk it is for those who did not sit then; where two sides meet, for the other side." : ""}`,
      ];
    case "open":
      return [
        ...when(spec.slow, `${spec.slow} s lie between two messages of one person.`),
        ...when(spec.shareCap, `Whoever has more than ${percent(spec.shareCap ?? 0)} of the words waits for the others.`),
      ];
  }
}

const reasons: Readonly<Record<Exclude<Judge["reason"], "none">, string>> = {
  optional: "A reason may be given",
  required: "An objection, and a yes with a condition, need a reason",
  ifOutside: "A reason is asked of whoever is outside what the pass before left as the middle half, or beyond a fixed level",
};

function judge(step: Judge, placed: Placed<RoundSpec>): readonly string[] {
  const { feedback } = step;
  const shown = [
    ...when(feedback?.own, "one's own earlier answer"),
    ...when(
      feedback && feedback.group !== "none",
      feedback?.group === "histogram" ? "how all answers fell" : "the middle half of the answers",
    ),
    ...when(feedback?.reasons, "the reasons given"),
  ];
  return [
    ...(step.reason === "none"
      ? []
      : [
          `${reasons[step.reason]}; it is shown ${step.attribution === "named" ? "with its author" : speaksForSide(placed) ? "as the side's" : "without an author"}.`,
        ]),
    ...when(
      step.order === "random",
      "Each reads the items in an order of their own, which stays the same for them; the numbers are those of everyone.",
    ),
    ...when(shown.length, `From the second pass on each sees ${shown.join(", ")}.`),
    ...when(
      step.breakdown === "side" && !speaksForSide(placed),
      `The answers of each side are shown as well, if ${THRESHOLDS.cell} or more of each side, and as many others, answer and do not all say the same.`,
    ),
    ...when(
      step.breakdown === "side" && step.scale.s === "agree3",
      `Statements stand in the order in which every side agrees with them; one is called shared by all sides only if each side, as far as its size lets one say so, agrees by more than half. It takes ${THRESHOLDS.cell} votes of each side, and some 15 to 20 to be found.`,
    ),
    ...when(
      step.tally.includes("opinionMap"),
      "A map of opinions is made of the votes: what nearly everyone shares, what divides, and groups, if they would come out again. It takes 20 voters, and groups take 30. Who is in which is neither kept nor shown.",
    ),
    ...when(
      step.breakdown === "group",
      `How each group voted is shown as well, if ${THRESHOLDS.cell} or more of each group, and as many others, vote and do not all say the same.`,
    ),
  ];
}

function report({ review, basis, artefact }: Report): readonly string[] {
  const asked = {
    none: [],
    silence: ["Who sees a paragraph that points at somebody ticks it, in private, and it is left out."],
    consent: ["Everyone asked has to press one of two buttons; a paragraph that somebody ticks is left out."],
    perPartyClearance: [
      "Two of each side or more have to press one of two buttons (of a smaller side all), and every official for themselves; a paragraph that somebody ticks is left out.",
    ],
  }[review.mode];
  return [
    ...asked,
    ...when(
      artefact === "transferMemo",
      "Before it goes on, whoever leads notes in private, for each side, whether somebody will carry it to the official process; where a side has nobody, a warning stands there.",
    ),
    ...when(!basis && artefact !== "recap", "It is made of everything that the conversation left."),
  ];
}

/** Of what people hand in by themselves, over days. */
function reminders({ modes }: Protocol, { timing }: RoundSpec): readonly string[] {
  const shares = timing?.remind ?? [];
  if (shares.length === 0 || !modes.includes("async")) return [];
  return [
    `Over days it is brought to mind when ${shares.map(percent).join(" and ")} of the time are over; in a channel to everyone alike.`,
  ];
}

function quorum(step: RoundSpec): readonly string[] {
  const { close } = step;
  if (!close?.quorum && !close?.quorumPerSide) return [];
  const needs = [
    ...when(close.quorum, `${percent(close.quorum ?? 0)} of those who may act`),
    ...when(close.quorumPerSide, `${percent(close.quorumPerSide ?? 0)} of each side`),
  ];
  if (step.kind === "gate" && step.of === "quorum") return [`It waits for ${needs.join(" and ")}.`];
  return [`It should have ${needs.join(" and ")}; below that more time is given, and then the facilitator decides.`];
}
