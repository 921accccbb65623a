import type { BoxId, PersonId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { isPaired } from "../session/paired.ts";
import { passIn, ROOT, stepId } from "../session/paths.ts";

/** The box of the same step in the latest pass before this one, or of the pulse it is paired with, while both share a key. */
export function earlierBox(session: Session, box: BoxId): BoxId | null {
  const own = session.boxes[box];
  if (!own || own.keyEndsWith === "@phase") return null;
  const around = own.keyEndsWith;
  const pass = passIn(own.path, around);
  const others = Object.entries(session.boxes).flatMap(([id, each]) => {
    if (!each || id === box || each.key !== own.key) return [];
    if (around === ROOT && isPaired(session, each.path, own.path)) return [{ id: id as BoxId, pass: 0 }];
    if (stepId(each.path) !== stepId(own.path)) return [];
    const earlier = passIn(each.path, around);
    return pass === 0 || earlier < pass ? [{ id: id as BoxId, pass: earlier }] : [];
  });
  return others.toSorted((a, b) => a.pass - b.pass).at(-1)?.id ?? null;
}

/**
 * Whether somebody was given a second key to this person's seat since the box was opened: a link made again, or another
 * device. Whoever sits there now need not be who answered then, so what lies in that box is not shown there.
 */
export function isSeatShared(session: Session, box: BoxId, person: PersonId): boolean {
  const since = session.newLinks.slice(session.boxes[box]?.secondKeys ?? 0);
  return since.some((each) => each.person === person && (each.is === undefined || each.is === "device"));
}
