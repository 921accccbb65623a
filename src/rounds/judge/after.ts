import type { After, Round } from "../../model/kind.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { figuresSchema } from "./figures.ts";
import type { JudgeOwn } from "./index.ts";

/** The judged items in order of rank; without a result, as they came. */
export function after(round: Round<Judge, JudgeOwn>, settled: { readonly figures: unknown } | null): After<JudgeOwn> {
  const figures = figuresSchema.safeParse(settled?.figures);
  if (!figures.success) return { done: { items: round.run.input, figures: null } };
  return { done: { items: figures.data.rows.map((row) => row.item), figures: figures.data } };
}
