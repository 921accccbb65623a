import type { Run, Session } from "../../model/session.ts";
import type { Parts } from "../parts.ts";
import { enoughToOpen } from "../settle.ts";

const MINUTE = 60_000;

/**
 * "Enough to open", looked up once a minute on the minute: an answer that changed the moment somebody sent would tell
 * who did.
 */
export async function enoughNow(parts: Parts, session: Session, run: Run): Promise<boolean> {
  if (!run.box) return true;
  const minute = Math.floor(parts.clock.now() / MINUTE);
  const answers = parts.memory.enough(session.id);
  const known = answers.get(run.box);
  if (known?.minute === minute) return known.enough;
  // A round that has just opened has nothing to tell before its first full minute is over.
  const enough = known === undefined ? false : await enoughToOpen(parts, session, run);
  answers.set(run.box, { minute, enough });
  return enough;
}
