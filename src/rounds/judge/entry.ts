import { z } from "zod";
import type { ItemId } from "../../model/ids.ts";
import type { Entry } from "../../model/session.ts";

const itemId = z.string().min(1).max(64) as unknown as z.ZodType<ItemId>;
const byItem = <T extends z.ZodType>(value: T) => z.record(z.string().min(1).max(64), value);

/** One person's ballot; sending again replaces it, or the part of it that was sent. */
export const entrySchema = z.strictObject({
  ballot: z.union([
    z.strictObject({ ranking: z.array(itemId).min(1).max(20) }),
    z.strictObject({ dots: byItem(z.int().min(0).max(50)) }),
    z.strictObject({ picked: z.array(itemId).max(500) }),
    z.strictObject({ choices: byItem(z.string().min(1).max(12)), reasons: byItem(z.string()) }),
    z.strictObject({ pass: z.literal(true) }),
  ]),
  /** Which part of a long ballot this is, from 1; missing: all of it. */
  part: z.int().min(1).max(100).optional(),
});
export type BallotEntry = z.infer<typeof entrySchema>;
export type Ballot = BallotEntry["ballot"];
export type Choices = Extract<Ballot, { choices: unknown }>;

export const choicesIn = (ballot: Ballot | null): Choices | null => (ballot && "choices" in ballot ? ballot : null);

/** Whether somebody judged: a pass hides nobody and answers nothing. */
export const isBallot = (ballot: Ballot): boolean => !("pass" in ballot);

/** What lay in the box, read once. */
export interface Cast extends Pick<Entry, "who" | "side" | "person"> {
  readonly ballot: Ballot;
}

export const castOf = ({ who, side, person, body }: Entry): Cast => ({ who, side, person, ballot: entrySchema.parse(body).ballot });
