import { mayLabelRole } from "../../confidentiality/thresholds.ts";
import type { Round } from "../../model/kind.ts";
import type { Entry } from "../../model/session.ts";
import type { Collect, Role } from "../../model/vocabulary.ts";
import type { CollectEntry } from "./entry.ts";

const wroteIn = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((entry) => (entry.body as CollectEntry).contributions.length > 0);

/** A label by side stays only while enough people of every side wrote; with fewer it would point at them. */
export function keepsSideLabel({ run, plan }: Round<Collect, unknown>, entries: readonly Entry[]): boolean {
  const least = run.phase.box?.minPerSide ?? null;
  const wrote = wroteIn(entries);
  if (least === null) return false;
  // Where one voice is enough, a side speaks as one: in its own room there is no other to wait for.
  if (least === 1) return wrote.every((entry) => entry.side !== null);
  // Somebody of no side would be named by the label that is missing.
  const without = wrote.filter((entry) => entry.side === null).length;
  if (without > 0 && without < least) return false;
  return plan.sides.every((side) => wrote.filter((entry) => entry.side === side.id).length >= least);
}

/**
 * A label by role stays only while five or more of every role wrote, of those held by somebody who
 * may write as well as of those written under. A role of which few are here would name them where they wrote, and where its
 * label is missing beside all others it would tell that they did not.
 */
export function keepsRoleLabel({ run, members }: Round<Collect, unknown>, entries: readonly Entry[]): boolean {
  if (run.phase.box?.minPerRole === undefined) return false;
  const wrote = wroteIn(entries);
  const held = [...run.eligible.map((person) => members[person]?.role), ...wrote.map(({ role }) => role)];
  const roles = new Set(held.filter((role): role is Role => role !== undefined));
  return (
    wrote.every(({ role }) => role !== undefined) &&
    [...roles].every((role) => mayLabelRole(wrote.filter((each) => each.role === role).length))
  );
}
