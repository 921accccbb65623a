import type { Command, Context, Decision, NewItem, PlainText } from "../../model/command.ts";
import type { Kinds } from "../../model/kind.ts";
import type { Instant, ItemId, TextId } from "../../model/ids.ts";
import type { Item, Run, Session } from "../../model/session.ts";
import { changeNothing, draftOf, putKind } from "../draft.ts";
import { closePhase, phaseOver } from "../lifecycle.ts";
import { endBox } from "../opening.ts";
import { kindOf, roundOf } from "../timers.ts";

type Result = Extract<Command, { type: "settle" | "notOpened" | "everybodyActed" | "composed" }>;

/** Results that the engine computed outside. One that belongs to a phase that is past decides to nothing. */
export function decideResult(session: Session, command: Result, ctx: Context, kinds: Kinds): Decision {
  const run = session.runs[command.path];
  if (!run || run.phaseNumber !== command.phaseNumber) return changeNothing;
  switch (command.type) {
    case "settle":
      return run.stage === "closing" ? settle(session, run, command, ctx, kinds) : changeNothing;
    case "notOpened": {
      if (!(run.box || run.phase.byProgram) || (run.stage !== "open" && run.stage !== "closing")) return changeNothing;
      const draft = draftOf(session, ctx, kinds);
      draft.put({ type: "phaseHeld", path: run.path, why: command.why, reopens: leftOf(run, ctx.now) });
      return draft.decision();
    }
    case "everybodyActed": {
      if (run.stage !== "open" || !run.phase.box?.closesWhenAllActed) return changeNothing;
      const isComplete = ctx.box !== null && (ctx.box === "lost" || ctx.box.complete);
      if (!isComplete) return changeNothing;
      const draft = draftOf(session, ctx, kinds);
      closePhase(draft, run);
      return draft.decision();
    }
    case "composed": {
      const composed = kindOf(kinds, run).composed?.(roundOf(session, run), command.draft, ctx);
      if (!composed || run.stage !== "open") return changeNothing;
      const draft = draftOf(session, ctx, kinds);
      putKind(draft, run, composed);
      draft.put({ type: "phaseClosed", path: run.path });
      phaseOver(draft, run.path, null);
      return draft.decision();
    }
  }
}

/** A phase that was still open when its box was found shut goes on, if the box can be opened again; one that had closed does not. */
function leftOf(run: Run, now: Instant): Run["reopens"] {
  if (run.stage !== "open") return null;
  const until = run.lastCall?.closesAt ?? run.dueAt;
  return { left: until === null ? null : Math.max(0, until - now) };
}

function settle(session: Session, run: Run, command: Extract<Command, { type: "settle" }>, ctx: Context, kinds: Kinds): Decision {
  const draft = draftOf(session, ctx, kinds);
  const made = command.settled.items.map((item) => makeItem(item, run, ctx));
  draft.say(made.map((each) => each.text));
  const items = made.map((each) => each.item);
  const box = run.box;
  draft.put({ type: "phaseSettled", path: run.path, items, figures: command.settled.figures });
  if (box && run.phase.box?.keyEndsWith === "@phase") endBox(draft, box);
  phaseOver(draft, run.path, { items, figures: command.settled.figures });
  return draft.decision();
}

function makeItem(item: NewItem, run: Run, ctx: Context): { item: Item; text: PlainText } {
  const text: PlainText = { id: ctx.newId() as TextId, plain: item.plain };
  return {
    text,
    item: {
      id: ctx.newId() as ItemId,
      text: text.id,
      from: run.path,
      mergedFrom: [],
      label: item.label,
      ...(item.tag === undefined ? {} : { tag: item.tag }),
      ...(item.about === undefined ? {} : { about: item.about }),
    },
  };
}
