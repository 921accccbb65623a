import type { From, RoundSpec } from "../../../src/model/vocabulary.ts";
import type { Scenario } from "../scenario.ts";

/** The round as the script plays it. */
export function fit(spec: RoundSpec, scenario: Scenario, before: readonly RoundSpec[]): RoundSpec {
  const acts = scenario.script.filter((entry) => entry.round === spec.id);
  const ballots = acts.flatMap((entry) =>
    entry.action === "rank" && Array.isArray(entry.payload?.["ballot"]) ? [entry.payload["ballot"].length] : [],
  );
  // What is not ranked is judged for itself: a text that was not written is not replaced by whatever came before it.
  if (spec.kind === "organise") return { ...spec, items: ofPlayed(spec.items, before) };
  if (spec.kind !== "judge" || ballots.length === 0) return spec;
  return {
    ...spec,
    items: ofPlayed(spec.items, before),
    scale: { s: "rank", top: Math.max(...ballots), points: "borda" },
    tally: ["sumPoints", "voters", "kendallW"],
  };
}

const ofPlayed = (items: From, before: readonly RoundSpec[]): From => ({
  ...items,
  from: items.from.map((name) => nearestPlayed(name, before)),
});

const nearestPlayed = (name: string, before: readonly RoundSpec[]): string =>
  before.some((round) => round.id === name) ? name : (before.at(-1)?.id ?? name);
