import { z } from "zod";
import type { BoxId, PersonId, SideId } from "../model/ids.ts";
import type { AnyKind } from "../model/kind.ts";
import type { BoxFacts, Entry, Session } from "../model/session.ts";
import { roleSchema, type Role } from "../model/vocabulary.ts";
import { fits, open, padTo, seal, token, unpad } from "../store/cipher.ts";
import type { EntryRow } from "../store/port.ts";
import type { Parts } from "./parts.ts";

/** What lies inside the ciphertext of one entry. The author only where people agreed to be named. */
const inside = z.object({
  side: z.string().nullable(),
  person: z.string().nullable(),
  /** Where words are labelled by role, and nowhere else. */
  role: roleSchema.optional(),
  body: z.unknown(),
  /** Every word of it came through a chat platform, which may therefore show it again. Missing: some were written in the browser. */
  isFromChat: z.boolean().optional(),
});
export type Inside = z.infer<typeof inside>;

const place = (box: BoxId, who: string): string => `parley/entry/${box}/${who}`;

export const tokenOf = (key: Buffer, person: PersonId): string => token(key, person);

/** Null: the words do not fit into what an entry of this box may hold. */
export function sealEntry(key: Buffer, box: BoxId, who: string, entry: Inside, size: number): Buffer | null {
  const plain = Buffer.from(JSON.stringify(entry));
  return fits(plain, size) ? seal(key, padTo(plain, size), place(box, who)) : null;
}

export function openEntry(key: Buffer, box: BoxId, row: EntryRow): Inside {
  return inside.parse(JSON.parse(unpad(open(key, row.ciphertext, place(box, row.token))).toString()));
}

/** Null: the key is gone, and nobody can ever open the box. A key store that can not be reached throws. */
export async function boxKey(parts: Parts, session: Session, box: BoxId): Promise<Buffer | null> {
  const known = session.boxes[box];
  return known ? parts.keys.get(known.key) : null;
}

/**
 * Entries as settling sees them: sorted by token, so that neither the time nor the place of a row shows, and numbered.
 * The number means nothing outside this settle; it pairs a person with their own entry in an earlier pass.
 */
export function entriesOf(key: Buffer, box: BoxId, rows: readonly EntryRow[]): readonly Entry[] {
  const sorted = [...rows].sort((a, b) => (a.token < b.token ? -1 : 1));
  return sorted.map((row, who) => {
    const { side, person, body, role } = openEntry(key, box, row);
    return { who, side: side as SideId | null, person: person as PersonId | null, body, ...(role ? { role } : {}) };
  });
}

/** How many contributed, in all, per side and per role. Counted for one decision and forgotten. Null: the box is damaged. */
export function factsOf(key: Buffer, box: BoxId, rows: readonly EntryRow[], kind: AnyKind, expected: readonly PersonId[]): BoxFacts | null {
  const entries = readable(key, box, rows);
  if (!entries) return null;
  const bySide: Record<SideId, number> = {};
  const byRole: Partial<Record<Role, number>> = {};
  let contributors = 0;
  for (const entry of entries) {
    if (kind.counts && !kind.counts(entry.body)) continue;
    contributors++;
    if (entry.side) bySide[entry.side] = (bySide[entry.side] ?? 0) + 1;
    if (entry.role) byRole[entry.role] = (byRole[entry.role] ?? 0) + 1;
  }
  return { contributors, bySide, byRole, complete: isComplete(key, rows, expected) };
}

/** Whether each of these has an entry. How many entries there are would not tell: somebody may have acted and left. */
export function isComplete(key: Buffer, rows: readonly EntryRow[], expected: readonly PersonId[]): boolean {
  const tokens = new Set(rows.map((row) => row.token));
  return expected.every((person) => tokens.has(tokenOf(key, person)));
}

/** Null: the rows can not be read with this key. */
export function readable(key: Buffer, box: BoxId, rows: readonly EntryRow[]): readonly Entry[] | null {
  try {
    return entriesOf(key, box, rows);
  } catch {
    return null;
  }
}
