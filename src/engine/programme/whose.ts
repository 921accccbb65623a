import type { ProgrammeId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import type { Parts } from "../parts.ts";
import { readTexts } from "../words.ts";

/**
 * The group whose meeting this is; null: it is none. It lies among the session's texts, so that without the session's key,
 * in a backup for instance, meetings of one group can not be told to be so.
 */
export async function programmeOf(parts: Parts, session: Session): Promise<ProgrammeId | null> {
  const text = session.plan.programme;
  return text === undefined ? null : (((await readTexts(parts, session.id, [text])).get(text) ?? null) as ProgrammeId | null);
}
