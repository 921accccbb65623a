import { THRESHOLDS } from "../../confidentiality/thresholds.ts";
import type { Random } from "../../model/command.ts";
import type { ById, ItemId, PersonId } from "../../model/ids.ts";
import type { Around, Person } from "../../model/kind.ts";
import { shuffled } from "../../floor/shuffle.ts";

/** Rows on one sheet at least: three ideas, as in 6-3-5. */
const ROWS = 3;

/**
 * Everybody's sheet for this pass: rows of the pass before, dealt anew every time. A sheet that went from hand to hand would
 * tell, to whoever holds the database, which hand wrote which row. What somebody builds on a row tells that they read it,
 * so each row is read by as many as hide an author, or by all.
 */
export function dealt(eligible: readonly Person[], around: Around | null, random: Random): ById<PersonId, readonly ItemId[]> {
  const rows = shuffled(around?.before?.items ?? [], random);
  if (rows.length === 0) return {};
  const most = rowsEach(rows.length, eligible.length);
  return Object.fromEntries(
    shuffled(eligible, random).map(({ id }, person) => [
      id,
      Array.from({ length: most }, (_, row) => rows[(person * most + row) % rows.length] as ItemId),
    ]),
  );
}

/** A sheet for somebody who comes in later. */
export function aSheet(around: Around | null, readers: number, random: Random): readonly ItemId[] {
  const rows = shuffled(around?.before?.items ?? [], random);
  return rows.slice(0, rowsEach(rows.length, readers));
}

const rowsEach = (rows: number, people: number): number =>
  Math.min(rows, Math.max(ROWS, Math.ceil((rows * THRESHOLDS.release) / Math.max(1, people))));
