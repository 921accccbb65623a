import type { Around } from "../../model/kind.ts";
import type { ItemId } from "../../model/ids.ts";
import { figuresSchema, type RateFigures } from "./figures.ts";

type RateRow = RateFigures["rows"][number];

/** What the pass before published of its ratings; null: there was none, or it stayed shut. */
export function ratedBefore(around: Around | null): RateFigures | null {
  const figures = figuresSchema.safeParse(around?.before?.figures).data;
  return figures?.scale === "rate" ? figures : null;
}

/** Of one item; null: it was not rated, or by too few. */
export const rowBefore = (around: Around | null, item: ItemId): RateRow | null =>
  ratedBefore(around)?.rows.find((row) => row.item === item) ?? null;

/** The middle half of the group in the pass before; null: nothing was published of this item. */
export function rangeBefore(around: Around | null, item: ItemId): { readonly q1: number; readonly q3: number } | null {
  const row = rowBefore(around, item);
  return row && row.q25 !== null && row.q75 !== null ? { q1: row.q25, q3: row.q75 } : null;
}

/** Reasons that the pass before let out, on whatever scale. */
export function reasonsPublished(around: Around | null): readonly { readonly about: ItemId; readonly reason: ItemId }[] {
  const figures = figuresSchema.safeParse(around?.before?.figures).data;
  return figures && "reasons" in figures ? figures.reasons : [];
}
