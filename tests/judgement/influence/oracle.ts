/**
 * The same mathematics the slow and obvious way, from the definitions, to hold the program against. Relations are square
 * tables of yes and no.
 */
import type { Fact } from "../../../src/judgement/influence/known.ts";

export type Relation = readonly (readonly boolean[])[];
export const places = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);
const table = (size: number, holds: (from: number, to: number) => boolean): Relation =>
  places(size).map((from) => places(size).map((to) => holds(from, to)));
const has = (relation: Relation, from: number, to: number) => relation[from]?.[to] ?? false;
const same = (a: Relation, b: Relation) => JSON.stringify(a) === JSON.stringify(b);

/** Reflexive and transitive closure: compose the relation with itself until nothing changes. */
export function closureOf(relation: Relation): Relation {
  const all = places(relation.length);
  const next = table(
    relation.length,
    (from, to) =>
      from === to || has(relation, from, to) || all.some((between) => has(relation, from, between) && has(relation, between, to)),
  );
  return same(next, relation) ? relation : closureOf(next);
}

export const relationOf = (size: number, links: readonly { from: number; to: number }[]): Relation =>
  table(size, (from, to) => links.some((link) => link.from === from && link.to === to));

/** Status of every cell: the three rules applied to all triples until nothing changes. */
export function statusesOf(size: number, facts: readonly Fact[]): readonly string[] {
  const all = places(size);
  const answered = (decision: string) =>
    relationOf(
      size,
      facts.filter((fact) => fact.decision === decision),
    );
  const yes = closureOf(answered("yes"));
  const contested = table(size, (from, to) => has(answered("no"), from, to) && has(yes, from, to));
  let no = table(size, (from, to) => has(answered("no"), from, to) && !has(yes, from, to));
  for (;;) {
    const now = no;
    const next = table(
      size,
      (b, c) => has(now, b, c) || all.some((a) => (has(yes, a, b) && has(now, a, c)) || (has(yes, c, a) && has(now, b, a))),
    );
    if (same(next, now)) break;
    no = next;
  }
  return all.flatMap((from) =>
    all.map((to) => (has(contested, from, to) ? "contested" : has(yes, from, to) ? "yes" : has(no, from, to) ? "no" : "open")),
  );
}

/** All reflexive and transitive relations on `size` ideas: 29 on three, 355 on four. */
export function allPreorders(size: number): readonly Relation[] {
  const pairs = places(size).flatMap((from) =>
    places(size)
      .filter((to) => to !== from)
      .map((to) => ({ from, to })),
  );
  const relations = Array.from({ length: 2 ** pairs.length }, (_, bits) =>
    table(size, (from, to) => from === to || ((bits >> pairs.findIndex((pair) => pair.from === from && pair.to === to)) & 1) === 1),
  );
  return relations.filter((relation) => same(closureOf(relation), relation));
}

/** Warfield's level partition, as he does it by hand: take out what reaches only what reaches it, and start again. */
export function levelsByElimination(closed: Relation): readonly (readonly number[])[] {
  const levels: (readonly number[])[] = [];
  let left = places(closed.length);
  while (left.length > 0) {
    const remaining = left;
    const top = remaining.filter((one) => remaining.every((other) => !has(closed, one, other) || has(closed, other, one)));
    levels.push(top);
    left = remaining.filter((one) => !top.includes(one));
  }
  return levels;
}

/** Transitive reduction of an acyclic relation: drop every arrow whose end is reached without it. */
export function reductionOf(closed: Relation): readonly { readonly from: number; readonly to: number }[] {
  const arrows = places(closed.length).flatMap((from) =>
    places(closed.length)
      .filter((to) => from !== to && has(closed, from, to))
      .map((to) => ({ from, to })),
  );
  return arrows.filter((arrow) => {
    const others = relationOf(
      closed.length,
      arrows.filter((each) => each !== arrow),
    );
    return !has(closureOf(others), arrow.from, arrow.to);
  });
}
