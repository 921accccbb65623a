import type { Refusal } from "../../model/command.ts";
import type { Day, KeyId, ProgrammeId } from "../../model/ids.ts";
import { programmeSchema, type Programme } from "../../model/programme.ts";
import { change, type Change } from "../../programme/change.ts";
import { dayOf } from "../../session/day.ts";
import { open, padInSteps, seal, unpad } from "../../store/cipher.ts";
import { StoreFault } from "../../store/fault.ts";
import { VersionConflict, type ProgrammeRow, type Tx } from "../../store/port.ts";
import type { Parts } from "../parts.ts";

/** The key of a programme and its papers. */
export const programmeKey = (id: ProgrammeId): KeyId => `p-${id}` as KeyId;

/** A programme in which nothing has been done for so long is erased. */
export const IDLE_DAYS = 365;

/** The ciphertext tells the length of a programme in steps of this many bytes. */
const STEP_BYTES = 4_096;
const TRIES = 12;

const place = (id: ProgrammeId): string => `parley/programme/${id}`;

export interface Held {
  readonly row: ProgrammeRow;
  readonly programme: Programme;
}

/** Null: there is no such programme, its key is gone, or it is damaged: its meetings go on, and are erased when they should be. */
export async function readProgramme(parts: Parts, id: ProgrammeId): Promise<Held | null> {
  const row = await parts.store.programmes.read(id);
  const key = row && (await parts.keys.get(programmeKey(id)));
  const plain = row && key && opened(key, row);
  return plain ? { row, programme: programmeSchema.parse(JSON.parse(plain)) } : null;
}

function opened(key: Buffer, { id, ciphertext }: ProgrammeRow): string | null {
  try {
    return unpad(open(key, ciphertext, place(id))).toString();
  } catch (error) {
    if (error instanceof StoreFault) return null;
    throw error;
  }
}

/** The row of a programme's next version. */
export async function sealProgramme(parts: Parts, id: ProgrammeId, version: number, programme: Programme): Promise<ProgrammeRow> {
  const key = await parts.keys.get(programmeKey(id));
  if (!key) throw new Error("KEY_MISSING");
  const padded = padInSteps(Buffer.from(JSON.stringify(programme)), STEP_BYTES);
  return { id, version, endsOn: todayOf(parts) + IDLE_DAYS, ciphertext: seal(key, padded, place(id)) };
}

export const todayOf = (parts: Parts): Day => dayOf(parts.clock.now());

/** `wrote`: null where nothing was. */
export type ProgrammeChanged<T> = { readonly ok: true; readonly wrote: T | null } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Decides on a programme and writes it, with what belongs into the same transaction. Of two who change it at once the
 * second decides again. A change that changes nothing writes nothing, nor what stands beside it: then there was nothing to do.
 */
export async function changeProgramme<T>(
  parts: Parts,
  id: ProgrammeId,
  asked: Change,
  beside: (tx: Tx) => Promise<T>,
): Promise<ProgrammeChanged<T>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const held = await readProgramme(parts, id);
    if (!held) return { ok: false, refusal: { reason: "programme.gone" } };
    const changed = change(held.programme, asked, todayOf(parts));
    if (!changed.ok) return changed;
    if (changed.programme === held.programme) return { ok: true, wrote: null };
    const row = await sealProgramme(parts, id, held.row.version + 1, changed.programme);
    try {
      const wrote = await parts.store.transact(async (tx) => {
        await tx.saveProgramme(row);
        return beside(tx);
      });
      return { ok: true, wrote };
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
  return { ok: false, refusal: { reason: "refuse.busy" } };
}

export const nothingBeside = async (): Promise<null> => null;
