import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import { LEAST } from "../judgement/opinion/opinions.ts";
import type { Fault } from "../model/kind.ts";
import type { Protocol, Repeat, RoundSpec, Split } from "../model/vocabulary.ts";
import { attributionOf, needsThreshold, speaksForSide } from "./hiding.ts";
import { references } from "./references.ts";
import { speaksTo } from "./stops.ts";
import { rounds, walk, type Placed } from "./walk.ts";

/** Settings that can not be true together, and steps that nobody would ever reach. */
export function contradictions(protocol: Protocol): readonly Fault[] {
  return [
    ...sizeFaults(protocol),
    ...givenFaults(protocol),
    ...walk(protocol.steps).flatMap(({ step, at }) => sideFaults(protocol, step, at)),
    ...walk(protocol.steps).flatMap(({ step, at, around }) => {
      if (step.kind === "repeat") return untilFaults(step, at);
      if (step.kind === "split") return carryFaults(step, at);
      return [
        ...timeFaults(protocol, step, at),
        ...roundFaults(step, at, around),
        ...cutFaults(protocol, { step, at, around }),
        ...mapFaults(protocol, { step, at, around }),
        ...wordFaults(step, at),
      ];
    }),
  ];
}

function sizeFaults(protocol: Protocol): readonly Fault[] {
  const { min, max } = protocol.size;
  if (min > max) return [{ path: "size", wrong: `at least ${min} and at most ${max}`, fix: "let min be the smaller one" }];
  const least = leastPeople(protocol);
  return min < least.people
    ? [{ path: "size/min", wrong: `with ${min} people "${least.step}" could never open`, fix: `write ${least.people} or more` }]
    : [];
}

function givenFaults({ modes, inputs, needs }: Protocol): readonly Fault[] {
  const twice = modes.findIndex((mode, index) => modes.indexOf(mode) < index);
  const perSide = inputs.findIndex((input) => input.as === "textPerSide");
  return [
    ...(twice < 0 ? [] : [{ path: `modes/${twice}`, wrong: `"${modes[twice]}" stands here twice`, fix: "write it once" }]),
    ...(perSide < 0 || (needs?.sides ?? 0) >= 2
      ? []
      : [
          {
            path: `inputs/${perSide}/as`,
            wrong: "there are no sides to write a text for",
            fix: 'add "needs": { "sides": 2 }, or write "text"',
          },
        ]),
  ];
}

/** Voices below which some round could never open. */
function leastPeople(protocol: Protocol): { readonly people: number; readonly step: string } {
  const needs = rounds(protocol.steps)
    .filter(needsThreshold)
    .map(({ step }) => ({
      step: step.id,
      people:
        attributionOf(step) === "side"
          ? Math.max(THRESHOLDS.release, (step.minSet ?? THRESHOLDS.sideLabel) * (protocol.needs?.sides ?? 1))
          : (step.minSet ?? THRESHOLDS.release),
    }));
  return needs.reduce((most, each) => (each.people > most.people ? each : most), { people: 0, step: "" });
}

function sideFaults(protocol: Protocol, step: RoundSpec | Repeat | Split, at: string): readonly Fault[] {
  const sides = protocol.needs?.sides ?? 0;
  const asks = asksForSides(step);
  if (asks && sides < 2)
    return [
      {
        path: `${at}/${asks}`,
        wrong: "the protocol does not say that it needs sides, so nobody would ever be here",
        fix: 'add "needs": { "sides": 2 }',
      },
    ];
  if (step.kind === "repeat" || step.kind === "split" || step.who.side === undefined || step.who.side === "each") return [];
  const number = Number(/^side-([1-8])$/.exec(step.who.side)?.[1] ?? 0);
  return number >= 1 && number <= sides
    ? []
    : [
        {
          path: `${at}/who/side`,
          wrong: `"${step.who.side}" is no side: sides get their names when a session is planned`,
          fix: 'write "each", or "side-1" for the first side, "side-2" for the second',
        },
      ];
}

function asksForSides(step: RoundSpec | Repeat | Split): string | null {
  if (step.kind === "split") return step.into.by === "side" ? "into" : null;
  if (step.kind === "repeat") return step.until.rule === "bothSidesConfirm" ? "until" : null;
  if (step.who.side === "each") return "who/side";
  if (step.kind === "judge" && step.breakdown === "side") return "breakdown";
  if (step.kind === "brief" && step.perSide) return "perSide";
  if (step.kind === "report" && step.review.mode === "perPartyClearance") return "review/mode";
  return step.attribution === "side" ? "attribution" : null;
}

function timeFaults(protocol: Protocol, step: RoundSpec, at: string): readonly Fault[] {
  const timing = step.timing;
  if (!timing) return [];
  if (timing.live === null && timing.async === null)
    return [
      {
        path: `${at}/timing`,
        wrong: "it is offered neither live nor asynchronously, so it is never reached",
        fix: "give it minutes, or hours",
      },
    ];
  return protocol.modes
    .filter((mode) => timing[mode] === null)
    .map((mode) => ({
      path: `${at}/timing/${mode}`,
      wrong: `the protocol is offered ${mode}, but this step is not`,
      fix: `give it ${mode === "live" ? "minutes" : "hours"}, or take "${mode}" out of modes`,
    }));
}

function roundFaults(step: RoundSpec, at: string, around: Placed["around"]): readonly Fault[] {
  if (step.kind === "gate" && step.of === "consent")
    return [{ path: at, wrong: "every session opens with consent, so it has no place in a protocol", fix: "remove this step" }];
  if (step.kind === "gate" && step.of === "onceMore")
    return [
      {
        path: at,
        wrong: "a repeat asks this by itself",
        fix: 'remove this step, and write "until": { "rule": "facilitator" } at the repeat',
      },
    ];
  if (step.kind === "gate" && step.of === "quorum" && !step.close?.quorum && !step.close?.quorumPerSide)
    return [
      {
        path: `${at}/close`,
        wrong: "it does not say how many it waits for",
        fix: 'add "close": { "when": "facilitator", "quorum": 0.7 }, or "quorumPerSide"',
      },
    ];
  if (step.kind === "gate" && step.decline === "again" && !around.some((each) => each.kind === "repeat"))
    return [{ path: `${at}/decline`, wrong: "there is no pass that could be done again", fix: "put the gate into a repeat" }];
  if (step.kind !== "judge" && references(step).some(({ from }) => from.whole))
    return [{ path: at, wrong: "only a judgement can be of several items as one", fix: 'remove "whole"' }];
  if (step.kind === "judge" && step.items.whole && step.feedback)
    return [
      {
        path: `${at}/items/whole`,
        wrong: "a text as a whole is another one in every pass, with nothing to compare it with",
        fix: 'remove "feedback", or "whole"',
      },
    ];
  if (step.kind === "collect" && step.each.min > step.each.max)
    return [{ path: `${at}/each`, wrong: `at least ${step.each.min} and at most ${step.each.max}`, fix: "let min be the smaller one" }];
  if (step.kind === "judge" && step.scale.s === "rate" && step.scale.min >= step.scale.max)
    return [{ path: `${at}/scale`, wrong: `from ${step.scale.min} to ${step.scale.max}`, fix: "let min be the smaller one" }];
  if (step.kind === "judge" && step.scale.s === "dots" && (step.scale.perItem ?? 1) > step.scale.n)
    return [{ path: `${at}/scale/perItem`, wrong: "more dots on one item than a person has", fix: `write at most ${step.scale.n}` }];
  if (step.kind === "organise" && step.by === "rule" && !step.rule)
    return [{ path: at, wrong: "it goes by a rule, and there is none", fix: 'add "rule": { "top": 10 } or { "minVoters": 2 }' }];
  if (step.kind === "collect" && step.reveal === "byConsent" && !around.some((each) => each.kind === "split" && each.carry === "byConsent"))
    return [
      {
        path: `${at}/reveal`,
        wrong: "there is no room that words could be released from",
        fix: 'put it into a split with "carry": "byConsent"',
      },
    ];
  return [];
}

/** A map of opinions takes a number of voters: among fewer people it would never be. */
function mapFaults({ size }: Protocol, { step, at }: Placed<RoundSpec>): readonly Fault[] {
  if (step.kind !== "judge" || !step.tally.includes("opinionMap") || size.max >= LEAST.voters) return [];
  return [
    {
      path: `${at}/tally`,
      wrong: `with at most ${size.max} people there is no map of opinions, which takes ${LEAST.voters} voters`,
      fix: `leave opinionMap out, or let at least ${LEAST.voters} people take part`,
    },
  ];
}

/** A breakdown by side is shown only with five of each side: in a smaller group it would never be. */
function cutFaults({ size, needs }: Protocol, placed: Placed<RoundSpec>): readonly Fault[] {
  const { step, at } = placed;
  const least = THRESHOLDS.cell * (needs?.sides ?? 2);
  if (step.kind !== "judge" || step.breakdown !== "side" || speaksForSide(placed) || size.max >= least) return [];
  return [
    {
      path: `${at}/breakdown`,
      wrong: `with at most ${size.max} people no side has the ${THRESHOLDS.cell} without whom it could be read off`,
      fix: `set breakdown to none, or let at least ${least} people take part`,
    },
  ];
}

/** What the planner puts into the words of a protocol. */
export const QUESTION = "{question}";

const wordFaults = (step: RoundSpec, at: string): readonly Fault[] =>
  (["title", "ask"] as const).flatMap((key) => placeholderFaults(step[key] ?? "", `${at}/${key}`));

export function placeholderFaults(words: string, path: string): readonly Fault[] {
  const odd = words.replaceAll(QUESTION, "").match(/\{[^}]*\}?/)?.[0];
  if (odd === undefined) return [];
  const fix = `write ${QUESTION} for the facilitator's question, or remove it`;
  return [{ path, wrong: `nothing is known to put in place of ${odd}`, fix }];
}

function untilFaults(step: Repeat, at: string): readonly Fault[] {
  const { rule } = step.until;
  if (rule === "facilitator" || rule === "count") return [];
  const needs = {
    delphi: "a judge with the scale rate",
    noObjection: "a judge with the scale consent",
    gradient: "a judge with the scale gradient",
    bothSidesConfirm: "a gate for each side",
  }[rule];
  const can = rounds(step.steps).some((each) => speaksTo(rule, each.step));
  return can
    ? []
    : [
        {
          path: `${at}/until`,
          wrong: `nothing inside gives a result that "${rule}" could go by`,
          fix: `put ${needs} inside, or write "count"`,
        },
      ];
}

function carryFaults(step: Split, at: string): readonly Fault[] {
  if (step.carry === "byConsent" && !step.steps.some((each) => each.kind === "collect" && each.reveal === "byConsent"))
    return [
      {
        path: `${at}/carry`,
        wrong: "nobody in these rooms is asked which words may leave them",
        fix: 'put a collect with "reveal": "byConsent" into the split, or write "carry": "none"',
      },
    ];
  if (step.top !== undefined && step.carry !== "top")
    return [
      { path: `${at}/top`, wrong: `"top" means nothing where "carry" is "${step.carry}"`, fix: 'remove it, or write "carry": "top"' },
    ];
  return [];
}
