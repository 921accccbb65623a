import type { TextId } from "../../model/ids.ts";
import type { Run, Session } from "../../model/session.ts";
import type { Talk } from "../../model/vocabulary.ts";
import type { RoundHead } from "../../platform/page.ts";
import type { TalkOwn } from "../../rounds/talk/own.ts";
import { runSheet } from "./run-sheet.ts";
import { spoken, type Voice } from "./voice.ts";

/** What everybody may know of a round, whoever reads it and wherever. */
export function roundHead(session: Session, run: Run, voice: Voice): RoundHead {
  const sheet = runSheet(session);
  const number = sheet.findIndex((row) => row.is === "now" && row.title === run.spec.title) + 1;
  return {
    path: run.path,
    title: spoken({ text: run.spec.title as TextId }, voice),
    number: number || sheet.filter((row) => row.is === "done").length + 1,
    of: sheet.length,
    kind: run.spec.kind,
    phase: run.phase.name,
    stage: run.stage,
    heldFor: run.heldFor,
    askedAgain: run.askedAgain,
    dueAt: run.dueAt,
    timeIsUp: run.timeIsUp,
    lastCall: run.lastCall,
  };
}

export const isTalk = (run: Run): run is Run<Talk, TalkOwn> => run.spec.kind === "talk";
