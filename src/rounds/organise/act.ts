import { z } from "zod";
import type { Refusal } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { KindDecision } from "../../model/kind.ts";
import type { Organise } from "../../model/vocabulary.ts";

/** A name, or the wording of a merge. */
export const SHORT_CHARS = 280;
/** Words that are rewritten may be a whole paragraph. */
export const LONG_CHARS = 2_000;
export const charsOf = (op: Organise["op"]): number => (op === "edit" ? LONG_CHARS : SHORT_CHARS);

const item = z.string().max(64);
const items = z.array(z.string()).max(200);

export const organiseAct = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("merge"),
    items: items.min(2),
    /** A name for a cluster, or the words the merged item shall have; else those of the first item. */
    words: z.string().max(LONG_CHARS).optional(),
  }),
  z.strictObject({ do: z.literal("split"), group: z.string() }),
  /** Other words, or a name, for one item or group. */
  z.strictObject({ do: z.literal("reword"), item, words: z.string().max(LONG_CHARS) }),
  /** Onto the short list, or off it. */
  z.strictObject({ do: z.enum(["keep", "leave"]), items }),
  /** In a contest that belongs to authors: theirs is taken out of a group, or stays on the list after all. */
  z.strictObject({ do: z.literal("out"), item }),
]);
export type OrganiseAct = z.infer<typeof organiseAct>;

export type OrganiseEvent =
  | { readonly type: "grouped"; readonly item: ItemId; readonly members: readonly ItemId[] }
  | { readonly type: "ungrouped"; readonly item: ItemId }
  | { readonly type: "kept"; readonly items: readonly ItemId[] };

export type Decided = { ok: true; decision: KindDecision<OrganiseEvent> } | { ok: false; refusal: Refusal };
export const refuse = (reason: string, args?: Refusal["args"]): Decided => ({ ok: false, refusal: args ? { reason, args } : { reason } });

/** What each way of organising takes. */
export const ACTS: Readonly<Record<Organise["op"], readonly OrganiseAct["do"][]>> = {
  dedupe: ["merge", "split"],
  cluster: ["merge", "split"],
  name: ["reword", "split"],
  shortlist: ["keep", "leave"],
  edit: ["merge", "reword", "split"],
};
