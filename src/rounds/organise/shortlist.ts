import { cut } from "../../judgement/cut.ts";
import type { ItemId } from "../../model/ids.ts";
import type { JudgedRow, Round } from "../../model/kind.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { refuse, type Decided } from "./act.ts";
import type { OrganiseOwn } from "./groups.ts";

/** Puts items on the short list or takes them off. It is never empty and never longer than the protocol says. */
export function choose({ run }: Round<Organise, OrganiseOwn>, does: "keep" | "leave", named: readonly string[]): Decided {
  const { own, input, spec } = run;
  if (named.length === 0) return refuse("arrange.refuse.none");
  if (!named.every((id) => input.some((item) => item === id))) return refuse("organise.refuse.unknown");
  const before = own.kept ?? [];
  const items = input.filter((id) =>
    does === "keep" ? before.includes(id) || named.includes(id) : before.includes(id) && !named.includes(id),
  );
  if (items.length === 0) return refuse("arrange.refuse.empty");
  const top = spec.rule?.top;
  if (does === "keep" && top !== undefined && items.length > top) return refuse("arrange.refuse.tooMany", { top, chosen: items.length });
  return { ok: true, decision: { events: [{ type: "kept", items }] } };
}

/**
 * What a rule leaves of a judged list, best first. Those tied with the last come along. Where nothing was named by enough
 * people the list is only cut to its length: a rule never empties it. Null: nothing was judged, and everything stays.
 */
export function byRule(rule: NonNullable<Organise["rule"]>, rows: readonly JudgedRow[]): readonly ItemId[] | null {
  if (rows.length === 0) return null;
  const least = rule.minVoters ?? 0;
  const enough = rows.filter(({ voters }) => voters >= least);
  const from = enough.length > 0 ? enough : rows;
  const kept = rule.top === undefined ? from : cut(from, rule.top);
  return (kept.length > 0 ? kept : from).map(({ item }) => item);
}
