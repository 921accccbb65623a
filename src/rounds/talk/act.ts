import { z } from "zod";
import { HANDS } from "../../floor/state.ts";
import type { PersonId } from "../../model/ids.ts";

/** Characters of one message and of one captured point. */
export const maxChars = { say: 1000, capture: 500 } as const;

const person = z.string().min(1).max(64) as unknown as z.ZodType<PersonId>;
const text = (most: number) => z.string().trim().min(1).max(most);

export const actSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(["lower", "pass", "here", "take", "stand"]) }),
  z.strictObject({ do: z.literal("raise"), as: z.enum(HANDS).optional() }),
  z.strictObject({ do: z.literal("yield"), person }).describe("gives what is left of the own turn to somebody in line"),
  z.strictObject({ do: z.literal("moveBack"), person: person.optional() }).describe("one place; without a person: oneself"),
  z.strictObject({ do: z.enum(["renew", "inviteSilent"]) }),
  z
    .strictObject({ do: z.enum(["done", "skip"]), turn: z.int().optional().describe("when the turn that is meant began") })
    .describe("ends one's turn; from the facilitator, the turn of whoever has it"),
  z.strictObject({
    do: z.literal("say"),
    text: text(maxChars.say),
    done: z.boolean().optional().describe("whether the turn ends with this message"),
  }),
  z.strictObject({ do: z.literal("nextItem") }),
  z.strictObject({ do: z.enum(["passFor", "seat"]), person }),
  z.strictObject({ do: z.literal("capture"), text: text(maxChars.capture) }),
]);
export type TalkAct = z.infer<typeof actSchema>;
