import type { Path } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { sequenceOf, sequencesAround, specAt } from "./paths.ts";

/** A pulse at the end is compared with the one of the same instrument at the beginning, of its own room or of the whole. */
export function isPaired(session: Session, before: Path, now: Path): boolean {
  const [first, last] = [specAt(session, before), specAt(session, now)];
  if (first.kind !== "pulse" || last.kind !== "pulse" || first.instrument !== last.instrument) return false;
  if (!sequencesAround(now).includes(sequenceOf(before))) return false;
  return first.link === "pairedInMemory" && last.link === "pairedInMemory" && first.wave === "pre" && last.wave === "post";
}
