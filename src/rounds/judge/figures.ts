import { z } from "zod";
import type { ItemId } from "../../model/ids.ts";

const item = z.string() as unknown as z.ZodType<ItemId>;
const counted = { item, voters: z.int(), rank: z.int() };

/** The result of a judge round, as it stands among the session's outputs: ids and numbers only. */
export const figuresSchema = z.discriminatedUnion("scale", [
  z.strictObject({
    scale: z.literal("rank"),
    /** People who took part, those who passed included. */
    ballots: z.int(),
    rows: z.array(z.strictObject({ ...counted, points: z.int() })),
    /** Kendall's W; null where the protocol does not ask for it, or where it is not defined. */
    w: z.number().nullable(),
  }),
  z.strictObject({
    scale: z.literal("dots"),
    ballots: z.int(),
    rows: z.array(z.strictObject({ ...counted, dots: z.int() })),
  }),
]);
export type JudgeFigures = z.infer<typeof figuresSchema>;
