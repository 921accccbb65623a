import { acceptText } from "../confidentiality/clean.ts";
import type { Refusal } from "../model/command.ts";
import type { PersonId } from "../model/ids.ts";
import type { Caller } from "../platform/port.ts";
import { commit } from "./commit.ts";
import { load } from "./load.ts";
import { foldedName } from "../confidentiality/folded-name.ts";
import type { Parts } from "./parts.ts";
import { readRoster, sealRoster } from "./roster.ts";

const MOST_CHARS = 60;

/** Null: it is done. */
export async function rename(parts: Parts, caller: Caller, person: PersonId, name: string): Promise<Refusal | null> {
  const accepted = acceptText(name, { maxChars: MOST_CHARS });
  if (!accepted.ok) return accepted.refusal;
  if (/[\n\r]/.test(accepted.text)) return { reason: "refuse.nameLines" };
  const session = await load(parts, caller.session);
  if (!session) return { reason: "refuse.notInvited" };
  const roster = await readRoster(parts, session);
  const entry = roster.get(person);
  if (!entry) return { reason: "refuse.nobodyThere" };
  if ([...roster].some(([id, other]) => id !== person && foldedName(other.name) === foldedName(accepted.text)))
    return { reason: "refuse.nameTaken" };
  const names = [...new Set([...entry.names, accepted.text])];
  const rows = await sealRoster(parts, session.id, new Map([[person, { ...entry, name: accepted.text, names }]]));
  const done = await commit(parts, session.id, { type: "rename", by: caller.person, person }, (tx) => tx.saveRoster(rows));
  return done.ok ? null : done.refusal;
}
