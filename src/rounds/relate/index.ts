import { z } from "zod";
import type { Fault, Round, RoundKind } from "../../model/kind.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Relate } from "../../model/vocabulary.ts";
import { admit, count, counts, relateEntry } from "./entry.ts";
import { figuresOf, rootsFirst } from "./figures.ts";
import { influenceOf, nextPairs, type Answered, type RelateOwn } from "./own.ts";
import { batchPhase, emptyPhase } from "./phase.ts";
import { showRelate } from "./show.ts";

/**
 * Which ideas help which others: yes or no for pairs of them, in private and batch by batch. What follows from the
 * answers so far is never asked. An answer that the others contradict is asked once more and never changed silently.
 */
export const relate: RoundKind<Relate, RelateOwn, never, never> = {
  kind: "relate",
  act: z.never(),
  entry: relateEntry,
  check,
  reads: ({ items }) => items,
  start({ spec, plan, input }, ctx) {
    if (input.length < 2) return { own: { answered: [], asking: [], endsAt: ctx.now }, phase: emptyPhase(spec, plan) };
    const ideas = input.map((item) => item.id);
    const asking = nextPairs(spec, influenceOf(spec, ideas, []));
    return { own: { answered: [], asking, endsAt: null }, phase: batchPhase(spec, plan, ideas.length) };
  },
  decide: () => ({ ok: false, refusal: { reason: "judge.refuse.onlyBallots" } }),
  evolve: (own) => own,
  admit,
  counts,
  settle: (round, entries) => ({
    items: [],
    figures: {
      batch: count(
        round,
        entries.map((entry) => entry.body),
      ),
    },
  }),
  after(round, settled) {
    const { spec, own, input } = round.run;
    const batch = (settled?.figures as { readonly batch: readonly Answered[] } | null)?.batch;
    const answered = batch ? [...own.answered, batch] : own.answered;
    const asking = batch ? nextPairs(spec, influenceOf(spec, input, answered)) : [];
    if (asking.length > 0) return { next: batchPhase(spec, round.plan, input.length), own: { answered, asking, endsAt: null } };
    return { done: mapOf(round, answered) };
  },
  cutShort: (round) => (round.run.own.answered.length === 0 ? { items: [], figures: null } : mapOf(round, round.run.own.answered)),
  timers: ({ run }) => (run.own.endsAt === null ? {} : { none: run.own.endsAt }),
  onTimer: () => ({ events: [], over: true }),
  show: showRelate,
};

function mapOf(
  { run }: Round<Relate, RelateOwn>,
  answered: RelateOwn["answered"],
): { readonly items: readonly ItemId[]; readonly figures: unknown } {
  const figures = figuresOf(influenceOf(run.spec, run.input, answered));
  return { items: rootsFirst(figures), figures };
}

function check(spec: Relate): readonly Fault[] {
  const faults: Fault[] = [];
  if (spec.attribution !== undefined && spec.attribution !== "anonymous")
    faults.push({ path: "attribution", wrong: "answers to pairs are secret", fix: "set attribution to anonymous" });
  if (spec.support <= 0.5)
    faults.push({
      path: "support",
      wrong: "half of the answers or fewer would count as a yes of the group",
      fix: "use a share above 0.5; 0.67 is usual",
    });
  return faults;
}
