import { z } from "zod";
import type { Context, PlainText, Refusal } from "../../model/command.ts";
import type { ItemId, TextId } from "../../model/ids.ts";
import type { KindDecision, Person, Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Draft } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { DraftEvent, DraftOwn } from "./own.ts";

/** Of one clause, and of a text: what fits on a page that everybody reads to the end. */
const MAX = { chars: 2000, clauses: 60 } as const;

const words = z.string().trim().min(1).max(MAX.chars);
const clause = z.string().regex(/^c\d{1,4}$/);

export const draftAct = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("add"), clauses: z.array(words).min(1).max(MAX.clauses) }),
  z.strictObject({ do: z.literal("reword"), clause, text: words, words: z.string().trim().max(MAX.chars).optional().describe("why") }),
  z.strictObject({
    do: z.literal("takeOut"),
    clause,
    words: z.string().trim().max(MAX.chars).optional().describe("what was tried"),
    concerns: z.array(z.string().trim().max(MAX.chars)).max(8).describe("of each side, in the order of the plan"),
  }),
  z.strictObject({ do: z.literal("putBack"), clause }),
]);
export type DraftAct = z.infer<typeof draftAct>;

type Here = Round<Draft, DraftOwn>;
type Decided = { ok: true; decision: KindDecision<DraftEvent> } | { ok: false; refusal: Refusal };
const refuse = (reason: string, args?: Refusal["args"]): Decided => ({ ok: false, refusal: args ? { reason, args } : { reason } });

/** Who holds the pen. */
export function isDrafter({ run }: Here, by: Person): boolean {
  switch (run.spec.drafter) {
    case "facilitator":
      return isTeam(by);
    case "rapporteur":
      return isTeam(by) || by.role === "rapporteur";
    case "delegates":
      return run.eligible.includes(by.id);
  }
}

/** Nobody else sees any of it before the round is over and the version is there for all sides at once. */
export function decideDraft(round: Here, act: DraftAct, by: Person, ctx: Context): Decided {
  if (!isDrafter(round, by)) return refuse("draft.refuse.onlyDrafter");
  const { own } = round.run;
  const pen = penOf(round, ctx);
  switch (act.do) {
    case "add": {
      if (own.clauses.length + act.clauses.length > MAX.clauses) return refuse("draft.refuse.tooMany", { most: MAX.clauses });
      const items = act.clauses.map((each) => pen.item(each, []));
      return pen.decided({ type: "clausesAdded", items: items.map(({ id }) => id) }, items);
    }
    case "reword": {
      const old = own.clauses.find((each) => each.clause === act.clause);
      if (!old) return refuse("draft.refuse.unknown");
      const item = pen.item(act.text, [old.item]);
      return pen.decided({ type: "clauseReworded", clause: act.clause, item: item.id, reason: pen.text(act.words) }, [item]);
    }
    case "takeOut": {
      if (!own.clauses.some((each) => each.clause === act.clause)) return refuse("draft.refuse.unknown");
      const concerns = round.plan.sides.flatMap(({ id }, index) => {
        const said = pen.text(act.concerns[index]);
        return said === null ? [] : [{ side: id, words: said }];
      });
      return pen.decided({ type: "clauseTakenOut", clause: act.clause, concerns, tried: pen.text(act.words) });
    }
    case "putBack":
      return own.apart.some((each) => each.clause === act.clause)
        ? pen.decided({ type: "clausePutBack", clause: act.clause })
        : refuse("draft.refuse.unknown");
  }
}

/** Words travel beside the event, which holds only their ids. */
function penOf({ run }: Here, ctx: Context) {
  const texts: PlainText[] = [];
  const text = (plain: string | undefined): TextId | null => {
    if (!plain) return null;
    const id = ctx.newId() as TextId;
    texts.push({ id, plain });
    return id;
  };
  return {
    text,
    item: (plain: string, mergedFrom: readonly ItemId[]): Item => ({
      id: ctx.newId() as ItemId,
      text: text(plain) as TextId,
      from: run.path,
      mergedFrom,
      label: { as: "nobody" },
    }),
    decided: (event: DraftEvent, items: readonly Item[] = []): Decided => ({ ok: true, decision: { events: [event], items, texts } }),
  };
}
