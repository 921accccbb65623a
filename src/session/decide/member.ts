import type { Command, Context, Decision } from "../../model/command.ts";
import type { Kinds } from "../../model/kind.ts";
import type { PersonId, TextId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import type { Draft } from "../draft.ts";
import { changeNothing, draftOf, refuse } from "../draft.ts";
import { carryOut, takeOut } from "../lifecycle.ts";
import { eligibleFor, hasAccepted, isFacilitator } from "../people.ts";
import { kindOf, roundOf, runsOf } from "../timers.ts";
import { mayWithdraw, TAKEN_BACK } from "../withdraw.ts";

type MemberCommand = Extract<Command, { type: "join" | "leave" | "acceptTerms" | "withdrawItem" }>;

export function decideMember(session: Session, command: MemberCommand, ctx: Context, kinds: Kinds): Decision {
  const member = session.members[command.by];
  if (!member) return refuse("refuse.notInvited");
  if (session.status === "destroyed") return refuse("refuse.destroyed");
  const draft = draftOf(session, ctx, kinds);

  switch (command.type) {
    case "join": {
      if (member.state === "present" || member.state === "listening") return changeNothing;
      if (session.status === "locked") return refuse("refuse.locked");
      if (member.state === "left" && !isFacilitator(member)) return refuse("refuse.leftForGood");
      draft.put({ type: "memberJoined", person: command.by });
      if (hasAccepted(draft.now, member)) letIn(draft, command.by);
      return draft.decision();
    }
    case "acceptTerms": {
      if (command.version !== session.plan.termsVersion) return refuse("refuse.termsChanged");
      if (member.termsVersion === command.version) return changeNothing;
      if (member.state !== "present" && member.state !== "listening") return refuse("refuse.notInRoom");
      draft.put({ type: "termsAccepted", person: command.by, version: command.version });
      letIn(draft, command.by);
      return draft.decision();
    }
    case "withdrawItem": {
      const item = session.items[command.item];
      // Pressed twice: it is gone already.
      if (!item || item.takenBack) return changeNothing;
      if (session.status === "locked") return refuse("refuse.locked");
      if (member.state === "left" || !mayWithdraw(session, item, { id: command.by })) return refuse("refuse.staysWritten");
      const text = ctx.newId() as TextId;
      draft.say([
        { id: item.text, plain: "" },
        { id: text, plain: TAKEN_BACK },
      ]);
      draft.put({ type: "itemWithdrawn", item: item.id, text });
      return draft.decision();
    }
    case "leave": {
      if (member.state === "left") return changeNothing;
      draft.put({ type: "memberLeft", person: command.by });
      takeOut(draft, command.by);
      return draft.decision();
    }
  }
}

/** A late joiner takes part in the rounds that are open now. */
export function letIn(draft: Draft, person: PersonId): void {
  for (const run of runsOf(draft.now)) {
    if (run.stage === "closing" || run.stage === "held" || run.shutTo.includes(person)) continue;
    if (!eligibleFor(draft.now, run.path, run.phase.who ?? run.spec.who).some((each) => each.id === person)) continue;
    if (!run.eligible.includes(person)) draft.put({ type: "eligibleAdded", path: run.path, person });
    const round = draft.now.runs[run.path];
    const joined = round && kindOf(draft.kinds, round).onJoin?.(roundOf(draft.now, round), person, draft.ctx);
    if (joined && round) carryOut(draft, round, joined);
  }
}
