import type { Random } from "../../model/command.ts";

/**
 * A generator that gives the same numbers for the same seed, so that the same votes give the same map: a linear congruence
 * modulo 2^32 (Knuth, The Art of Computer Programming 3.3.4), mixed on the way out (Steele, Lea and Flood 2014). Nothing that
 * is to be secret may hang on it.
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return {
    int: (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      let mixed = state;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      return Math.floor((((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32) * below);
    },
  };
}

/** A share from 0 up to, but not including, 1. */
export const shareBy = (random: Random): number => random.int(2 ** 30) / 2 ** 30;
