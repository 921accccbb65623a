import type { ItemId, TextId } from "../model/ids.ts";
import type { Item, Output, Run, Session } from "../model/session.ts";
import type { Person } from "../model/kind.ts";
import { specAt } from "./paths.ts";

/**
 * Whether somebody may still take back words that stand under their name: until a report begins, where the round in which
 * they wrote them promised so. Of words without a name nobody can tell whose they are, and nobody can take them back.
 */
export function mayWithdraw(session: Session, item: Item | undefined, who: Pick<Person, "id">): item is Item {
  if (item?.label.as !== "person" || item.label.person !== who.id || session.outputs[item.from] === undefined) return false;
  const step = specAt(session, item.from);
  return step.kind === "collect" && step.withdrawUntil === "report" && !isReported(session);
}

const isReported = (session: Session): boolean =>
  (Object.values(session.runs) as Run[]).some((run) => run.spec.kind === "report") ||
  (Object.values(session.outputs) as Output[]).some((output) => output.kind === "report");

/** What stands where words were taken back, in every language. */
export const TAKEN_BACK = "–";

/**
 * The session without the words of this item. Lists have it no more; in what works on it, or was counted, its place stays,
 * with a mark instead of words (`text`, and `takenBack`) and without a name, so that no answer moves to another item. A group
 * that stood under these words goes on under those of the next of its cards.
 */
export function withdrawn(session: Session, gone: ItemId, text: TextId): Session {
  const was = session.items[gone]?.text;
  const others = (item: Item): Item | undefined =>
    item.mergedFrom.flatMap((id) => session.items[id] ?? []).find((each) => each.id !== gone && each.text !== was && !each.takenBack);
  const left = (item: Item): Item => {
    if (item.id === gone) return { ...item, text, label: { as: "nobody" }, takenBack: true };
    if (item.text !== was) return item;
    const other = others(item);
    return other ? { ...item, text: other.text } : { ...item, text, label: { as: "nobody" }, takenBack: true };
  };
  const outputs = Object.entries(session.outputs).map(([path, output]) => [
    path,
    output && { ...output, items: output.items.filter((id) => id !== gone) },
  ]);
  return {
    ...session,
    items: Object.fromEntries(Object.entries(session.items).map(([id, item]) => [id, item && left(item)])) as Session["items"],
    outputs: Object.fromEntries(outputs) as Session["outputs"],
  };
}

/** Whether the words of an item were taken back. */
export const isTakenBack =
  ({ items }: Pick<Session, "items">) =>
  (id: ItemId): boolean =>
    items[id]?.takenBack === true;
