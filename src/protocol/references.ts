import type { Fault } from "../model/kind.ts";
import type { From, Protocol, RoundSpec, Step } from "../model/vocabulary.ts";
import { isUnattributed } from "./hiding.ts";
import { nearest } from "./nearest.ts";
import { isCombinator, isWherever, rounds, walk, type Placed } from "./walk.ts";

/** The consent that every session opens with stands under this id. */
export const TERMS_STEP = "terms";

/** Names: given once, and pointing at something that is there when it is read. */
export function referenceFaults(protocol: Protocol): readonly Fault[] {
  const placed = walk(protocol.steps);
  return [
    ...duplicates(protocol, placed),
    ...placed.flatMap((each) =>
      references(each.step).flatMap(({ from, key }) => fromFaults(protocol, placed, each, from, `${each.at}/${key}`)),
    ),
    ...placed.flatMap((each) => joinFaults(placed, each)),
    ...unusedInputs(protocol, placed),
  ];
}

export interface Reference {
  readonly from: From;
  readonly key: string;
}

/** What a step reads, and under which key it says so. */
export function references(step: Step): readonly Reference[] {
  switch (step.kind) {
    case "brief":
      return typeof step.body === "string" ? [] : [{ from: step.body, key: "body" }];
    case "collect":
      return step.about ? [{ from: step.about, key: "about" }] : [];
    case "talk":
      return step.over ? [{ from: step.over, key: "over" }] : [];
    case "organise":
    case "judge":
    case "relate":
      return [{ from: step.items, key: "items" }];
    case "draft":
    case "report":
      return step.basis ? [{ from: step.basis, key: "basis" }] : [];
    case "gate":
    case "pulse":
    case "repeat":
    case "split":
      return [];
  }
}

/** The collecting rounds that items come from in the end, through merging, judging, dividing. Inputs have no author. */
export function sources(protocol: Protocol, from: From, seen: ReadonlySet<string> = new Set()): readonly RoundSpec[] {
  return from.from
    .filter((name) => !seen.has(name))
    .flatMap((name) => {
      const step = walk(protocol.steps).find((each) => each.step.id === name)?.step;
      if (!step) return [];
      const known = new Set([...seen, name]);
      if (isCombinator(step)) return rounds(step.steps).flatMap((inner) => sources(protocol, { from: [inner.step.id] }, known));
      const further = step.kind === "collect" ? [] : references(step);
      return [step, ...further.flatMap((each) => sources(protocol, each.from, known))];
    })
    .filter((step, index, all) => all.indexOf(step) === index);
}

function duplicates(protocol: Protocol, placed: readonly Placed[]): readonly Fault[] {
  const named = [
    ...protocol.inputs.map((input, index) => ({ id: input.id, at: `inputs/${index}` })),
    ...placed.map((each) => ({ id: each.step.id, at: each.at })),
  ];
  return named.flatMap(({ id, at }, index) => {
    if (id === TERMS_STEP)
      return [{ path: `${at}/id`, wrong: `"${TERMS_STEP}" is the consent that every session opens with`, fix: "choose another id" }];
    const first = named.findIndex((other) => other.id === id);
    return first === index
      ? []
      : [
          {
            path: `${at}/id`,
            wrong: `"${id}" is already the id of ${named[first]?.at}`,
            fix: "give each step and each input an id of its own",
          },
        ];
  });
}

function fromFaults(protocol: Protocol, placed: readonly Placed[], reader: Placed, from: From, at: string): readonly Fault[] {
  const faults = from.from.flatMap((name, index) => nameFaults(protocol, placed, reader, name, `${at}/from/${index}`));
  return faults.length > 0 || from.tag === undefined ? faults : tagFaults(protocol, from, at);
}

function nameFaults(protocol: Protocol, placed: readonly Placed[], reader: Placed, name: string, path: string): readonly Fault[] {
  const input = protocol.inputs.find((each) => each.id === name);
  if (input) return inputFaults(input.as, reader, name, path);
  const target = placed.find((each) => each.step.id === name);
  if (!target) {
    const near = nearest(name, [...protocol.inputs.map((each) => each.id), ...placed.map((each) => each.step.id)]);
    return [
      {
        path,
        wrong: `no step or input is called "${name}"`,
        fix: near ? `write "${near}"` : `add "${name}" to inputs, or name an earlier step`,
      },
    ];
  }
  if (!isBefore(placed, target, reader) && !isPreviousPass(target, reader))
    return [
      {
        path,
        wrong: `"${name}" has not ended when "${reader.step.id}" begins`,
        fix: "name an earlier step, or put both into one repeat, where a later step means the pass before",
      },
    ];
  const barren = whyBarren(target.step);
  return barren ? [{ path, wrong: `"${name}" leaves nothing to read: ${barren.why}`, fix: barren.fix }] : [];
}

function inputFaults(as: string, reader: Placed, name: string, path: string): readonly Fault[] {
  if (as === "textPerPass" && !reader.around.some((each) => each.kind === "repeat"))
    return [
      {
        path,
        wrong: `"${name}" has a text for each pass, and "${reader.step.id}" stands in no repeat`,
        fix: 'put the step into a repeat, or let the input be "text"',
      },
    ];
  return [];
}

function isBefore(placed: readonly Placed[], target: Placed, reader: Placed): boolean {
  return placed.indexOf(target) < placed.indexOf(reader) && !reader.around.some((each) => each === target.step);
}

/** A repeat around both: the name means what the pass before left; the first pass shows nothing. */
function isPreviousPass(target: Placed, reader: Placed): boolean {
  return reader.around.some((each) => each.kind === "repeat" && target.around.includes(each));
}

function whyBarren(step: Step): { readonly why: string; readonly fix: string } | null {
  if (step.kind === "gate" || step.kind === "pulse" || step.kind === "report")
    return { why: `a ${step.kind} has no items`, fix: "name a step that has" };
  if (step.kind === "talk" && !step.capture && !step.over)
    return { why: "no points are recorded in it", fix: 'set "capture" to true there, or collect in a step of its own' };
  if (step.kind === "split" && step.carry === "none")
    return { why: "it carries nothing out", fix: 'set "carry" there to "all", "top" or "byConsent"' };
  return null;
}

function tagFaults(protocol: Protocol, from: From, at: string): readonly Fault[] {
  const tag = from.tag ?? "";
  const from_ = sources(protocol, from);
  // A judgement gives tags of its own (disagreement), and inputs may carry any.
  if (from_.some((step) => step.kind === "judge") || from_.length === 0) return [];
  const given = from_.flatMap((step) => (step.kind === "collect" ? (step.tags ?? []) : []));
  if (given.includes(tag)) return [];
  const near = nearest(tag, given);
  return [
    {
      path: `${at}/tag`,
      wrong: `nothing there ever carries the tag "${tag}", so this step is never reached`,
      fix: near ? `write "${near}"` : `add "${tag}" to the tags of the step it comes from`,
    },
  ];
}

function joinFaults(placed: readonly Placed[], { step, at, around }: Placed): readonly Fault[] {
  if (step.kind !== "split" || step.into.by !== "join") return [];
  const of = step.into.of;
  const siblings = placed.filter((each) => each.around.at(-1) === around.at(-1) && each.step.kind === "split");
  const earlier = siblings
    .slice(
      0,
      siblings.findIndex((each) => each.step === step),
    )
    .filter((each) => isWherever(each, { step, around }))
    .map((each) => each.step.id);
  if (earlier.includes(of)) return [];
  const near = nearest(of, earlier);
  return [
    {
      path: `${at}/into/of`,
      wrong: `"${of}" is not a split just before, beside this one`,
      fix: near ? `write "${near}"` : "put the split whose groups are to be joined before this one",
    },
  ];
}

function unusedInputs(protocol: Protocol, placed: readonly Placed[]): readonly Fault[] {
  const read = new Set(placed.flatMap((each) => references(each.step).flatMap(({ from }) => from.from)));
  return protocol.inputs.flatMap((input, index) =>
    read.has(input.id)
      ? []
      : [{ path: `inputs/${index}`, wrong: `no step reads "${input.id}"`, fix: "name it in a step's from, or remove it" }],
  );
}

/** Whether anything in these items was promised to have no author. */
export const comesUnattributed = (protocol: Protocol, from: From): boolean =>
  sources(protocol, from).some((step) => step.kind === "collect" && isUnattributed(step));
