import * as fc from "fast-check";
import { isRating, type Rating } from "../../src/judgement/regions.ts";

export const rating: fc.Arbitrary<Rating> = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9);

/** A panel of five or more. */
export const panel: fc.Arbitrary<Rating[]> = fc.array(rating, { minLength: 5, maxLength: 40 });

/** A list and the same list in another order. */
export const shuffled = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<readonly [T[], T[]]> =>
  list.chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })));

/** The rating as far from 9 as this one is from 1. */
export const mirrored = (value: Rating): Rating => readRating(10 - value);

export function readRating(value: number): Rating {
  if (!isRating(value)) throw new Error("the test holds something that is no rating");
  return value;
}

/** "78.9" is the ratings 7, 8 and 9: one digit per person, a dot where there is none. */
export const readRatings = (digits: string): Rating[] => Array.from(digits.replaceAll(".", "")).map((digit) => readRating(Number(digit)));
