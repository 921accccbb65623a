import type { Path, TextId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import type { Step } from "../../model/vocabulary.ts";
import { rounds } from "../../protocol/walk.ts";
import { isInside, ROOT, join } from "../../session/paths.ts";
import { runsOf } from "../../session/timers.ts";

export interface SheetRow {
  readonly title: TextId;
  readonly is: "done" | "now" | "next";
  readonly minutes: number | null;
  /** Which of the plan's steps it is, or is the first of. */
  readonly begins: number | null;
}

/** The plan as a list, with where the session is. Rounds inside repeats and rooms stand once. */
export function runSheet(session: Session): readonly SheetRow[] {
  const frame = session.frames[ROOT];
  const at = frame?.at === "sequence" ? frame.index : session.status === "planned" ? -1 : session.plan.steps.length;
  return session.plan.steps.flatMap((step, index) =>
    rowsOf(session, step, join(ROOT, step.id), index < at ? "done" : index > at ? "next" : "now").map((row, place) => ({
      ...row,
      begins: place === 0 ? index : null,
    })),
  );
}

function rowsOf(session: Session, step: Step, path: Path, is: SheetRow["is"]): readonly Omit<SheetRow, "begins">[] {
  if (step.kind === "repeat" || step.kind === "split") {
    return step.steps.flatMap((inner) => {
      const own = rounds([inner]).map((round) => round.step.id);
      const isLive = runsOf(session).some((run) => own.includes(run.spec.id) && isInside(run.path, path));
      return rowsOf(session, inner, path, is === "now" && !isLive ? "next" : is);
    });
  }
  const hours = step.timing?.async ?? null;
  return [
    {
      title: step.title as TextId,
      is,
      minutes: session.plan.mode === "live" ? (step.timing?.live ?? null) : hours === null ? null : hours * 60,
    },
  ];
}
