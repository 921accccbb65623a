import * as fc from "fast-check";
import { closureOf, places, type Relation } from "./oracle.ts";

/** What a group believes without having said it: any preorder on 2 to `most` ideas, from sparse to full of circles. */
export const hiddenPreorder = (most: number): fc.Arbitrary<Relation> =>
  fc
    .tuple(fc.integer({ min: 2, max: most }), fc.integer({ min: 1, max: 9 }))
    .chain(([size, density]) =>
      fc
        .array(fc.integer({ min: 0, max: 19 }), { minLength: size * size, maxLength: size * size })
        .map((dice) =>
          closureOf(places(size).map((from) => places(size).map((to) => from === to || (dice[from * size + to] ?? 19) < density))),
        ),
    );

/**
 * An influence structure, density about 0.2 from ten ideas up: ideas in a hidden order of depth, each
 * helping a later one now and then, and one circle of two.
 */
export function structureLikePractice(size: number, seed: number): Relation {
  let state = seed * 7919 + size;
  const chance = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const depth = places(size).map(() => chance());
  const later = (from: number, to: number) => (depth[from] ?? 0) < (depth[to] ?? 0);
  const arrows = places(size).map((from) => places(size).map((to) => from === to || (later(from, to) && chance() < 2.3 / size)));
  const circle = arrows.map((row, from) => row.map((is, to) => is || from + to === 1));
  return closureOf(circle);
}
