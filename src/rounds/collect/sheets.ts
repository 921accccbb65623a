import type { Random } from "../../model/command.ts";
import type { ById, ItemId, PersonId } from "../../model/ids.ts";
import type { Around, Person } from "../../model/kind.ts";
import { shuffled } from "../../floor/shuffle.ts";

/** Rows on one sheet: three ideas, as in 6-3-5. */
const ROWS = 3;

/**
 * Everybody's sheet for this pass: rows of the pass before, each on as few sheets as possible. Rows are dealt anew every
 * time. A sheet that went from hand to hand would tell, to whoever holds the database, which hand wrote which row; this
 * tells only who read what.
 */
export function dealt(eligible: readonly Person[], around: Around | null, random: Random): ById<PersonId, readonly ItemId[]> {
  const rows = shuffled(around?.before?.items ?? [], random);
  if (rows.length === 0) return {};
  const most = Math.min(ROWS, rows.length);
  return Object.fromEntries(
    shuffled(eligible, random).map(({ id }, person) => [
      id,
      Array.from({ length: most }, (_, row) => rows[(person * most + row) % rows.length] as ItemId),
    ]),
  );
}

/** A sheet for somebody who comes in later. */
export const aSheet = (around: Around | null, random: Random): readonly ItemId[] =>
  shuffled(around?.before?.items ?? [], random).slice(0, ROWS);
