import { nothingKnown, reaches, settle, statusOf, type Fact, type Known, type Status } from "./known.ts";

/**
 * What is known after more answers. An answer to a pair that the others have settled meanwhile (all of a batch are
 * asked at once) adds nothing when it agrees; when it disagrees, everything is worked out again. O(n²) per new answer
 * while they agree, O(n²) per answer ever given when they do not.
 *
 * @param facts All decisions so far, one per pair, the new ones included.
 * @param fresh The new ones.
 */
export function reconcile(known: Known, facts: readonly Fact[], fresh: readonly Fact[]): Known {
  let next = known;
  for (const fact of fresh) {
    const status = statusOf(next, fact.from, fact.to);
    if (status === "open") next = settle(next, fact);
    else if (status !== fact.decision) return knownFrom(known.size, facts);
  }
  return next;
}

/**
 * What the answers say together, in whatever order they came. Yes answers and their chains stand. A no that runs
 * against such a chain is contested: it stays on record, flips nothing, and nothing is inferred from it.
 */
export function knownFrom(size: number, facts: readonly Fact[]): Known {
  const yes = facts.filter((fact) => fact.decision === "yes");
  const no = facts.filter((fact) => fact.decision === "no");
  const chains = settleAll(nothingKnown(size), yes);
  const contested = new Set(no.filter((fact) => reaches(chains, fact.from, fact.to)).map((fact) => fact.from * size + fact.to));
  const cells = chains.cells.map((status, cell): Status => (contested.has(cell) ? "contested" : status));
  return settleAll({ size, cells }, no);
}

const settleAll = (known: Known, facts: readonly Fact[]): Known =>
  facts.reduce((next, fact) => (statusOf(next, fact.from, fact.to) === "open" ? settle(next, fact) : next), known);
