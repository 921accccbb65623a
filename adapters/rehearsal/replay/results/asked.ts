import { recordVotes, pairsAt, startInfluence, type Influence } from "../../../../src/judgement/influence/influence.ts";
import { byInformation } from "../../../../src/judgement/influence/information.ts";
import type { Relate } from "../../../../src/model/vocabulary.ts";
import { ideasOf, rawOf } from "../../scripts/raw.ts";
import type { Played } from "./index.ts";

/** How many pairs were asked, beside how many there are, and beside how many a plain choice of the most informative asks. */
export function askedOf({ scenario, state }: Played, asked: number): Readonly<Record<string, number>> {
  const raw = rawOf(scenario);
  const ideas = ideasOf(raw).map(({ id }) => id);
  const spec = state.plan.steps.find((step): step is Relate => step.kind === "relate");
  if (!spec) return { inBatches: asked };
  return {
    allOrderedPairs: ideas.length * (ideas.length - 1),
    referenceOneAtATime: plainly(ideas, spec, raw.pairYesCounts, scenario.participants.length, 1),
    [`referenceBatch${spec.batch}`]: plainly(ideas, spec, raw.pairYesCounts, scenario.participants.length, spec.batch),
    mustNotExceed: spec.maxAsked,
    inBatches: asked,
  };
}

function plainly(
  ideas: readonly string[],
  { support, maxAsked }: Relate,
  yes: Readonly<Record<string, number>>,
  voting: number,
  size: number,
): number {
  let influence: Influence = startInfluence(ideas, { support, maxAsked });
  for (;;) {
    const next = pairsAt(ideas, byInformation(influence.known).slice(0, Math.min(size, maxAsked - influence.asked.length)));
    if (next.length === 0) return influence.asked.length;
    const batch = next.map(({ from, to }) => ({ from, to, yes: yes[`${from}>${to}`] ?? 0, voting }));
    influence = recordVotes(influence, batch).influence;
  }
}
