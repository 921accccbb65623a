import type { PlainText } from "../model/command.ts";
import type { SessionId, TextId } from "../model/ids.ts";
import { open, seal } from "../store/cipher.ts";
import type { TextRow } from "../store/port.ts";
import { artefactKey, sessionKey } from "./keys.ts";
import type { Parts } from "./parts.ts";

const place = (session: SessionId, text: TextId): string => `parley/text/${session}/${text}`;

/** Encrypts texts for the transaction that is about to write them. */
export async function sealTexts(parts: Parts, session: SessionId, texts: readonly PlainText[]): Promise<readonly TextRow[]> {
  if (texts.length === 0) return [];
  const keys = { session: await parts.keys.get(sessionKey(session)), artefact: await parts.keys.get(artefactKey(session)) };
  return texts.map(({ id, plain, under = "session" }) => {
    const key = keys[under];
    if (!key) throw new Error("KEY_MISSING");
    return { id, session, under, ciphertext: seal(key, Buffer.from(plain), place(session, id)) };
  });
}

/** Plain words by id; what was erased is missing from the answer. Words are immutable, so they are read once. */
export async function readTexts(parts: Parts, session: SessionId, ids: readonly TextId[]): Promise<ReadonlyMap<TextId, string>> {
  const known = parts.memory.words(session);
  const missing = new Set(ids.filter((id) => !known.has(id)));
  if (missing.size > 0) {
    const rows = await parts.store.texts(session, [...missing]);
    const keys = { session: await parts.keys.get(sessionKey(session)), artefact: await parts.keys.get(artefactKey(session)) };
    for (const row of rows.values()) {
      const key = keys[row.under];
      if (key) known.set(row.id, open(key, row.ciphertext, place(session, row.id)).toString());
    }
  }
  return known;
}
