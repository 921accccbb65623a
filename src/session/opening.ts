import type { BoxId, KeyId, Path } from "../model/ids.ts";
import type { Phase, Run, Session } from "../model/session.ts";
import type { Draft } from "./draft.ts";
import { isPaired } from "./paired.ts";
import { eligibleFor } from "./people.ts";
import { isSameStep } from "./paths.ts";
import { wakingDeadline } from "./waking.ts";

export function openPhase(draft: Draft, path: Path, phase: Phase, own: unknown): void {
  const run = runAt(draft.now, path);
  const dueAt = phase.lasts === null ? null : wakingDeadline(draft.ctx.now + phase.lasts, draft.now.plan);
  const box = phase.box ? { id: draft.ctx.newId() as BoxId, key: keyFor(draft, path, phase.box.keyEndsWith) } : null;
  const eligible = eligibleFor(draft.now, path, phase.who ?? run.spec.who, phase.box?.closesWhenAllActed).map((each) => each.id);
  draft.put({ type: "phaseOpened", path, phaseNumber: run.phaseNumber + 1, phase, eligible, dueAt, box, own });
}

/**
 * Passes of a repeat that keeps its key seal with the same one, so that a person can be shown their own earlier value: each
 * step of the repeat, and each branch inside, with one of its own, so that nothing else can be matched by it. A pulse at the
 * end seals with the key of the one at the beginning that it is paired with.
 */
function keyFor(draft: Draft, path: Path, endsWith: "@phase" | Path): KeyId {
  const shared =
    endsWith !== "@phase" &&
    Object.values(draft.now.boxes).find(
      (box) => box?.keyEndsWith === endsWith && (isSameStep(box.path, path, endsWith) || isPaired(draft.now, box.path, path)),
    );
  return shared ? shared.key : (draft.ctx.newId() as KeyId);
}

export function runAt(session: Session, path: Path): Run {
  const run = session.runs[path];
  if (!run) throw new Error("no round is running at this path");
  return run;
}

/** The box is gone, and its key with it unless another box still needs it. */
export function endBox(draft: Draft, box: BoxId): void {
  const known = draft.now.boxes[box];
  if (known) draft.put({ type: "keyEnded", box, key: known.key });
}

/** Ends every box of which this holds. */
export function endBoxes(draft: Draft, which: (box: { readonly path: Path; readonly keyEndsWith: "@phase" | Path }) => boolean): void {
  for (const [id, box] of Object.entries(draft.now.boxes)) if (box && which(box)) endBox(draft, id as BoxId);
}
