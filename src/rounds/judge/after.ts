import type { After, Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { figuresSchema } from "./figures.ts";
import type { JudgeOwn } from "./index.ts";

/** The judged items in order of rank, with the reasons that came out beside the figures; without a result, as they came. */
export function after(
  round: Round<Judge, JudgeOwn>,
  settled: { readonly items: readonly Item[]; readonly figures: unknown } | null,
): After<JudgeOwn> {
  const figures = figuresSchema.safeParse(settled?.figures);
  if (!settled || !figures.success) return { done: { items: round.run.input, figures: null } };
  const items = figures.data.rows.map((row) => row.item);
  if (!("reasons" in figures.data)) return { done: { items, figures: figures.data } };
  const reasons = settled.items.flatMap(({ id, about }) => (about === undefined ? [] : [{ about, reason: id }]));
  return { done: { items, figures: { ...figures.data, reasons } } };
}
