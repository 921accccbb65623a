import type { Protocol, RoundSpec, Step } from "../../src/model/vocabulary.ts";
import type { Kinds } from "../../src/model/kind.ts";
import type { Library } from "../../src/protocol/library.ts";
import type { Scenario } from "./scenario.ts";

export interface Composite {
  readonly protocol: Protocol;
  /** Round ids of the script that can not be played: their kind, or what they need, does not exist yet. */
  readonly skipped: readonly string[];
}

/**
 * A scenario may be made of several protocols ("problem-solving-workshop + gradients"). Its plan is built from the
 * rounds its script names, in the order in which they first come, with the specification each has in its protocol. What
 * a script does in a round wins over the file: five ranked items are a ranking, whatever the protocol asked for.
 */
export function compositeOf(scenario: Scenario, library: Library, kinds: Kinds): Composite {
  const protocols = scenario.protocol.split("+").map((name) => library.protocol(name.trim()));
  const specs = new Map<string, RoundSpec>();
  for (const protocol of protocols) for (const spec of roundsOf(protocol?.steps ?? [])) if (!specs.has(spec.id)) specs.set(spec.id, spec);
  const named = [...new Set(scenario.script.map((entry) => entry.round))].filter((round) => !NOT_ROUNDS.includes(round));
  const played: RoundSpec[] = [];
  const skipped: string[] = [];
  for (const id of named) {
    const spec = specs.get(id);
    const fitted = spec && fit(spec, scenario, played);
    if (fitted && isRunnable(fitted, kinds, scenario) && hasInput(fitted, played)) played.push(fitted);
    else skipped.push(id);
  }
  const first = protocols.find((protocol) => protocol !== null);
  const protocol: Protocol = {
    id: "composite",
    title: scenario.title,
    purpose: "A scripted session.",
    size: { min: 2, max: 5000, best: "" },
    modes: ["live", "async"],
    inputs: [],
    steps: played,
    ...(first?.needs ? { needs: first.needs } : {}),
  };
  return { protocol, skipped };
}

/** Every session opens with consent by itself, and ends by itself. */
const NOT_ROUNDS = ["terms", "session"];

const roundsOf = (steps: readonly Step[]): readonly RoundSpec[] =>
  steps.flatMap((step) => (step.kind === "repeat" || step.kind === "split" ? roundsOf(step.steps) : [step]));

/** The round as the script plays it. */
function fit(spec: RoundSpec, scenario: Scenario, played: readonly RoundSpec[]): RoundSpec {
  const acts = scenario.script.filter((entry) => entry.round === spec.id);
  const ballots = acts.flatMap((entry) =>
    entry.action === "rank" && Array.isArray(entry.payload?.["ballot"]) ? [entry.payload["ballot"].length] : [],
  );
  // What is not ranked is judged for itself: a text that was not written is not replaced by whatever came before it.
  const isOfList = spec.kind === "organise" || (spec.kind === "judge" && ballots.length > 0);
  const items = isOfList ? { items: { ...spec.items, from: spec.items.from.map((name) => nearestPlayed(name, played)) } } : {};
  if (spec.kind !== "judge" || ballots.length === 0) return { ...spec, ...items };
  return {
    ...spec,
    ...items,
    scale: { s: "rank", top: Math.max(...ballots), points: "borda" },
    tally: ["sumPoints", "voters", "kendallW"],
  };
}

const nearestPlayed = (name: string, played: readonly RoundSpec[]): string =>
  played.some((round) => round.id === name) ? name : (played.at(-1)?.id ?? name);

function isRunnable(spec: RoundSpec, kinds: Kinds, scenario: Scenario): boolean {
  const kind = kinds[spec.kind];
  return kind !== undefined && kind.check(spec, { sides: scenario.sides.length, attributionOf: () => "anonymous" }).length === 0;
}

/** A round about something that was not played has nothing to be about. */
function hasInput(spec: RoundSpec, played: readonly RoundSpec[]): boolean {
  const from = spec.kind === "collect" ? spec.about?.from : "items" in spec ? spec.items.from : undefined;
  return (from ?? []).every((name) => played.some((round) => round.id === name));
}
