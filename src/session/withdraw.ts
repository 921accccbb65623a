import type { ItemId } from "../model/ids.ts";
import type { Item, Output, Run, Session } from "../model/session.ts";
import type { Person } from "../model/kind.ts";
import { specAt } from "./paths.ts";
import { without } from "./record.ts";

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

/** The session without this item, wherever it stands; what was put together with it goes on without it. */
export function withdrawn(session: Session, gone: ItemId): Session {
  const others = (ids: readonly ItemId[]): readonly ItemId[] => ids.filter((id) => id !== gone);
  const text = session.items[gone]?.text;
  const left = (item: Item): Item => {
    const mergedFrom = others(item.mergedFrom);
    const first = mergedFrom[0];
    return { ...item, mergedFrom, text: item.text === text && first ? (session.items[first]?.text ?? item.text) : item.text };
  };
  const isGone = (id: string): boolean => {
    const item = session.items[id as ItemId];
    return id === gone || (item !== undefined && item.mergedFrom.length > 0 && others(item.mergedFrom).length === 0);
  };
  const items = without(session.items, isGone);
  const outputs = Object.entries(session.outputs).map(([path, output]) => [
    path,
    output && { ...output, items: output.items.filter((id) => !isGone(id)) },
  ]);
  const runs = Object.entries(session.runs).map(([path, run]) => [path, run && { ...run, input: run.input.filter((id) => !isGone(id)) }]);
  return {
    ...session,
    items: Object.fromEntries(Object.entries(items).map(([id, item]) => [id, item && left(item)])) as Session["items"],
    outputs: Object.fromEntries(outputs) as Session["outputs"],
    runs: Object.fromEntries(runs) as Session["runs"],
  };
}
