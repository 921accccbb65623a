import type { Checking, Fault } from "../../model/kind.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { isChoice, isFromOneToNine, speaksForSides } from "./scale.ts";

type Found = readonly Fault[];
const fault = (path: string, wrong: string, fix: string): Found => [{ path, wrong, fix }];
const NOTHING: Found = [];

/** What a judge round can not do, or what would mean nothing, and what its protocol should say instead. Paths are relative to the step. */
export function check(spec: Judge, { until, sides }: Checking): Found {
  return [
    ...range(spec),
    ...level(spec, until),
    ...delphi(spec, until),
    ...tally(spec),
    ...breakdown(spec, sides, until),
    ...attribution(spec),
    ...reason(spec),
    ...feedback(spec, until),
    ...reveal(spec),
  ];
}

/** A menu of a chat platform holds 25 answers, and nobody tells twelve steps apart. */
const MOST_STEPS = 11;

function range({ scale }: Judge): Found {
  if (scale.s !== "rate" || scale.max - scale.min + 1 <= MOST_STEPS) return NOTHING;
  return fault(
    "scale",
    `from ${scale.min} to ${scale.max} are more steps than people tell apart`,
    `use at most ${MOST_STEPS}, such as 1 to 9`,
  );
}

function level({ scale }: Judge, until: Checking["until"]): Found {
  if (scale.s !== "gradient" || until?.rule !== "gradient" || until.atOrBelow < scale.levels) return NOTHING;
  const wrong = `the repeat asks for ${until.atOrBelow} or below, which every answer on ${scale.levels} levels is`;
  return fault("scale/levels", wrong, `ask for at most ${scale.levels - 1}, or use more levels`);
}

function delphi({ scale }: Judge, until: Checking["until"]): Found {
  if (scale.s !== "rate" || until?.rule !== "delphi" || isFromOneToNine(scale)) return NOTHING;
  return fault("scale", "a Delphi ends by rules that are made for ratings from 1 to 9", 'use "min": 1 and "max": 9');
}

type Tally = Judge["tally"][number];
/** Tallies that say something of each scale; "spread" is the histogram's other name. */
const TALLIES: Readonly<Record<Judge["scale"]["s"], readonly Tally[]>> = {
  rank: ["sumPoints", "voters", "kendallW", "spread"],
  dots: ["sumPoints", "voters", "spread"],
  pick: ["voters", "spread"],
  rate: ["histogram", "median", "iqr", "pctTop", "stability", "ipras", "spread", "voters"],
  gradient: ["histogram", "median", "voters", "spread"],
  fist: ["histogram", "median", "voters", "spread"],
  consent: ["objections", "voters"],
  agree3: ["histogram", "voters", "spread", "opinionMap", "groupConsensus"],
};
const ON_NINE: readonly Tally[] = ["ipras", "stability"];

function tally({ scale, tally: asked }: Judge): Found {
  const odd = asked.find((each) => !TALLIES[scale.s].includes(each));
  if (odd !== undefined) return fault("tally", `${odd} means nothing on the scale ${scale.s}`, `leave ${odd} out`);
  const nine = asked.find((each) => ON_NINE.includes(each));
  if (nine === undefined || isFromOneToNine(scale)) return NOTHING;
  return fault("tally", `${nine} is defined on ratings from 1 to 9`, `leave ${nine} out, or rate from 1 to 9`);
}

function breakdown(spec: Judge, sides: number, until: Checking["until"]): Found {
  if (spec.breakdown === "none" || (spec.breakdown === "side" && speaksForSides(spec))) return NOTHING;
  const { scale } = spec;
  if (spec.breakdown === "group") return byGroup(spec);
  if (sides < 2) return fault("breakdown", "there are no sides to break it down by", "set breakdown to none");
  if (!isChoice(scale) || scale.s === "consent")
    return fault("breakdown", `the scale ${scale.s} is not broken down by side`, "set breakdown to none");
  if (scale.s === "gradient" && until?.rule === "gradient" && until.perSide)
    return fault("breakdown", "where each side has to reach the level, nobody learns how a side answered", "set breakdown to none");
  return NOTHING;
}

function byGroup({ scale, tally: asked }: Judge): Found {
  if (scale.s !== "agree3")
    return fault("breakdown", `no groups are looked for on the scale ${scale.s}`, "use the scale agree3, or set breakdown to none");
  return asked.includes("opinionMap")
    ? NOTHING
    : fault("breakdown", "without the tally opinionMap no groups are looked for", "add opinionMap to tally, or set breakdown to none");
}

function attribution(spec: Judge): Found {
  const { scale, attribution: as } = spec;
  if (as === undefined || as === "anonymous" || speaksForSides(spec)) return NOTHING;
  if (as === "named" && scale.s === "consent") return NOTHING;
  if (as === "side" && scale.s === "consent")
    return fault("attribution", "a side speaks as one only through its own delegates", 'add "who": { "side": "each" } and "minSet": 1');
  const wrong = as === "named" ? "only consent and objections are given by name" : "it is a secret ballot";
  return fault("attribution", wrong, "set attribution to anonymous, or leave it out");
}

function reason({ scale, reason: asked }: Judge): Found {
  if (asked === "none") return NOTHING;
  if (!isChoice(scale))
    return fault("reason", `with the scale ${scale.s} there is no single answer to give a reason for`, "set reason to none");
  if (asked === "required" && scale.s !== "consent")
    return fault("reason", "only an objection has to be explained", "set reason to optional");
  if (asked === "ifOutside" && (scale.s === "consent" || scale.s === "agree3"))
    return fault("reason", `the scale ${scale.s} has no range that an answer could be outside of`, "set reason to optional");
  return NOTHING;
}

function feedback(spec: Judge, until: Checking["until"]): Found {
  const { scale, feedback: shows, reason: asked } = spec;
  const isAlone = until === null;
  if (asked === "ifOutside" && scale.s === "rate" && isAlone)
    return fault(
      "reason",
      "there is no earlier pass whose range an answer could be outside of",
      "put the step into a repeat, or set reason to optional",
    );
  if (!shows) return NOTHING;
  if (isAlone) return fault("feedback", "there is no earlier pass to show", "put the step into a repeat, or remove feedback");
  if (!isChoice(scale)) return fault("feedback", `the scale ${scale.s} has no value of one's own for each item`, "remove feedback");
  if (shows.group !== "none" && scale.s !== "rate")
    return fault("feedback/group", "a middle half and its distribution are shown of ratings alone", 'set group to "none"');
  if (shows.reasons && asked === "none")
    return fault("feedback/reasons", "no reasons are asked for", "set reasons to false, or ask for them");
  return NOTHING;
}

function reveal(spec: Judge): Found {
  if (spec.reveal === undefined || spec.reveal === "onClose") return NOTHING;
  return fault("reveal", "ballots are counted once, when the round closes", "use onClose");
}
