import { z } from "zod";
import type { Refusal } from "../../model/command.ts";
import type { Round } from "../../model/kind.ts";
import type { Relate } from "../../model/vocabulary.ts";
import { nameOf, type Answered, type RelateOwn } from "./own.ts";

export const ANSWERS = ["yes", "no", "unsure"] as const;

/** One person's answers to the pairs of a batch; sending again replaces them. A pair that is left out counts as "can not say". */
export const relateEntry = z.strictObject({
  answers: z.record(z.string().regex(/^\d{1,3}-\d{1,3}$/), z.enum(ANSWERS)),
});
export type RelateEntry = z.infer<typeof relateEntry>;

type Here = Round<Relate, RelateOwn>;

/** Only pairs that are asked now: a form of the batch before is not counted in this one. */
export function admit(round: Here, body: unknown): Refusal | null {
  const asked = round.run.own.asking.map(nameOf);
  const given = Object.keys((body as RelateEntry).answers);
  if (given.length === 0) return { reason: "relate.refuse.empty" };
  return given.every((pair) => asked.includes(pair)) ? null : { reason: "relate.refuse.over" };
}

/** Who can not say anything on any pair hides nobody. */
export const counts = (body: unknown): boolean => Object.values((body as RelateEntry).answers).some((answer) => answer !== "unsure");

/**
 * Counts a batch. A pair that fewer than the least number answered is not told and not settled, though the batch as a
 * whole was answered by enough: two of two would point at two people.
 */
export function count({ run }: Here, bodies: readonly unknown[]): readonly Answered[] {
  const least = run.phase.box?.minContributors ?? 1;
  return run.own.asking.map((pair): Answered => {
    const given = bodies.map((body) => relateEntry.parse(body).answers[nameOf(pair)]);
    const yes = given.filter((answer) => answer === "yes").length;
    const voting = yes + given.filter((answer) => answer === "no").length;
    return voting < least ? [...pair, 0, 0] : [...pair, yes, voting];
  });
}

/** Bytes that hold any answer to a batch, in steps of 256. */
export const answerBytes = (pairs: number): number => Math.ceil((384 + pairs * 20) / 256) * 256;
