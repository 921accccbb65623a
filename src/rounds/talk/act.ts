import { z } from "zod";
import type { PersonId } from "../../model/ids.ts";

/** Characters of one message and of one captured point. */
export const maxChars = { say: 1000, capture: 500 } as const;

const text = (most: number) => z.string().trim().min(1).max(most);

export const actSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(["raise", "lower", "pass", "here"]) }),
  z
    .strictObject({ do: z.enum(["done", "skip"]), turn: z.int().optional().describe("when the turn that is meant began") })
    .describe("ends one's turn; from the facilitator, the turn of whoever has it"),
  z.strictObject({
    do: z.literal("say"),
    text: text(maxChars.say),
    done: z.boolean().optional().describe("whether the turn ends with this message"),
  }),
  z.strictObject({ do: z.literal("nextItem") }),
  z.strictObject({ do: z.literal("passFor"), person: z.string().min(1).max(64) as unknown as z.ZodType<PersonId> }),
  z.strictObject({ do: z.literal("capture"), text: text(maxChars.capture) }),
]);
export type TalkAct = z.infer<typeof actSchema>;
