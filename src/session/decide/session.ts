import type { Command, Context, Decision } from "../../model/command.ts";
import type { Event } from "../../model/event.ts";
import type { Kinds } from "../../model/kind.ts";
import type { SideId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import { endSession, eraseContent, openSession } from "../advance.ts";
import { toTheMinute } from "../day.ts";
import { changeNothing, draftOf, refuse } from "../draft.ts";
import type { Draft } from "../draft.ts";
import { isBeingWritten } from "../lifecycle.ts";
import { stopOpen } from "../stopping.ts";
import { isFacilitator, isVoice, people } from "../people.ts";
import { runsOf } from "../timers.ts";

type SessionCommand = Extract<
  Command,
  {
    type:
      | "planSession"
      | "invite"
      | "reissueLink"
      | "admitDevice"
      | "showElsewhere"
      | "stopShowing"
      | "open"
      | "close"
      | "hold"
      | "lockdown"
      | "unlock"
      | "destroy";
  }
>;

export function decideSession(session: Session, command: SessionCommand, ctx: Context, kinds: Kinds): Decision {
  const draft = draftOf(session, ctx, kinds);
  if (command.type === "planSession") {
    if (session.version > 0) return refuse("refuse.alreadyPlanned");
    draft.put({ type: "sessionPlanned", plan: command.plan, items: command.items });
    return draft.decision();
  }
  if (session.status === "destroyed") return refuse("refuse.destroyed");
  if (command.by !== null) {
    const by = session.members[command.by];
    const isOwn = command.type === "admitDevice" && command.by === command.person;
    if (!by || by.state === "left" || !(isOwn || isFacilitator(by))) return refuse("refuse.onlyFacilitator");
    if (by.role === "cofacilitator" && (command.type === "close" || command.type === "destroy")) return refuse("refuse.onlyLead");
  }

  switch (command.type) {
    case "invite": {
      if (session.status === "ended") return refuse("refuse.ended");
      const forTeam = command.people.some((each) => each.role === "cofacilitator" || each.role === "facilitator");
      if (forTeam && command.by !== null && session.members[command.by]?.role !== "facilitator") return refuse("refuse.onlyLead");
      if (forTeam && session.status === "locked") return refuse("refuse.lockedTeam");
      // There is one lead, and it is handed over.
      if (command.by !== null && command.people.some((each) => each.role === "facilitator")) return refuse("refuse.leadStays");
      const isSide = ({ side }: { readonly side: SideId | null }): boolean =>
        side === null || session.plan.sides.some(({ id }) => id === side);
      if (!command.people.every(isSide)) return refuse("refuse.noSuchSide");
      const known = command.people.some((each) => session.members[each.person]);
      if (known) return refuse("refuse.alreadyInvited");
      const isNews = session.status !== "planned" && command.by !== null;
      const told = isNews && command.by !== null ? { by: command.by, at: toTheMinute(ctx.now) } : null;
      draft.put({ type: "peopleInvited", people: command.people, ...(told ? { told } : {}) });
      return draft.decision();
    }
    case "reissueLink":
      return (
        refusedKey(session, command) ??
        put(draft, { type: "linkReissued", person: command.person, by: command.by ?? "host", at: toTheMinute(ctx.now) })
      );
    case "admitDevice":
      return (
        refusedKey(session, command) ??
        put(draft, { type: "deviceAdmitted", person: command.person, by: command.by, at: toTheMinute(ctx.now) })
      );
    case "showElsewhere": {
      // Everybody accepted who is in the room and where: who leads answers for another place, and nobody else.
      if (session.members[command.by]?.role !== "facilitator") return refuse("refuse.onlyLead");
      if (session.status === "ended") return refuse("refuse.ended");
      if (session.status === "locked") return refuse("refuse.lockedTeam");
      return put(draft, { type: "shownElsewhere", by: command.by, on: command.on, at: toTheMinute(ctx.now) });
    }
    case "stopShowing":
      if (session.members[command.by]?.role !== "facilitator") return refuse("refuse.onlyLead");
      return put(draft, { type: "showingStopped", by: command.by, on: command.on, at: toTheMinute(ctx.now) });
    case "open": {
      if (session.status !== "planned") return refuse("refuse.alreadyOpen");
      if (!people(session).some((each) => isVoice(each))) return refuse("refuse.nobodyInvited");
      openSession(draft);
      return draft.decision();
    }
    case "close": {
      if (session.status === "ended") return changeNothing;
      if (session.status === "planned") return refuse("refuse.notOpen");
      // What lies in a box that is being opened would be lost, and so would a cleared recap.
      if (runsOf(session).some((run) => run.stage === "closing")) return refuse("refuse.beingOpened");
      if (runsOf(session).some(isBeingWritten)) return refuse("refuse.beingWritten");
      endSession(draft);
      return draft.decision();
    }
    case "hold": {
      if (session.status !== "running") return refuse("refuse.notRunning");
      stopOpen(draft);
      draft.put({ type: "sessionHeld", why: command.by === null ? "nobodyLeads" : "team" });
      return draft.decision();
    }
    case "lockdown": {
      if (session.status === "locked") return changeNothing;
      if (session.status !== "running" && session.status !== "held") return refuse("refuse.notRunning");
      stopOpen(draft);
      draft.put({ type: "sessionLocked", person: command.by });
      return draft.decision();
    }
    case "unlock": {
      if (session.status !== "locked") return refuse("refuse.notLocked");
      const asked = session.lockdown?.releasedBy ?? [];
      if (!asked.includes(command.by)) draft.put({ type: "unlockAsked", person: command.by });
      const others = people(session).filter((each) => isFacilitator(each) && each.state === "present").length;
      // Two of the team release a lockdown together; somebody who runs a session alone can only ask themselves.
      if (others < 2 || asked.some((each) => each !== command.by)) draft.put({ type: "sessionUnlocked" });
      return draft.decision();
    }
    case "destroy": {
      if (session.status !== "ended") endSession(draft);
      return eraseContent(draft);
    }
  }
}

function put(draft: Draft, event: Event): Decision {
  draft.put(event);
  return draft.decision();
}

type KeyCommand = Extract<Command, { type: "reissueLink" | "admitDevice" }>;

/**
 * A new link, and another device let in, is a second key to somebody's seat. While a sealed box is open that they may
 * have written into, nobody gets one: whoever sat down there could ask to see their words. It can be had as soon as the
 * box has closed.
 */
function refusedKey(session: Session, { by, person }: KeyCommand): Decision | null {
  const target = session.members[person];
  if (!target) return refuse("refuse.notInvited");
  if (target.state === "left" && !isFacilitator(target)) return refuse("refuse.leftForGood");
  // Two of the team end a lockdown: who they are does not change meanwhile.
  if (session.status === "locked" && isFacilitator(target)) return refuse("refuse.lockedTeam");
  const isForLead = target.role === "facilitator";
  if (by === null && !isForLead) return refuse("refuse.onlyFacilitator");
  if (by !== null && by !== person && isForLead && session.members[by]?.role !== "facilitator") return refuse("refuse.onlyLead");
  if (runsOf(session).some((run) => run.box !== null && run.eligible.includes(person))) return refuse("refuse.secondKey");
  return null;
}
