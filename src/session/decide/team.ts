import type { Command, Context, Decision } from "../../model/command.ts";
import type { Kinds, Person } from "../../model/kind.ts";
import type { PersonId } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import type { Role } from "../../model/vocabulary.ts";
import type { Draft } from "../draft.ts";
import { changeNothing, draftOf, refuse } from "../draft.ts";
import { takeOut } from "../lifecycle.ts";
import { isFacilitator, person } from "../people.ts";
import { letIn } from "./member.ts";
import { runsOf } from "../timers.ts";

type TeamCommand = Extract<Command, { type: "remove" | "rename" | "changeRole" | "handOver" | "listen" }>;

/** What the team does with people. The lead is not touched by anybody: they hand over themselves. */
export function decideTeam(session: Session, command: TeamCommand, ctx: Context, kinds: Kinds): Decision {
  if (session.status === "destroyed") return refuse("refuse.destroyed");
  const by = person(session, command.by);
  if (command.type === "listen" && command.person === command.by && by) return listen(draftOf(session, ctx, kinds), by, command.listens);
  if (!by || !isFacilitator(by) || by.state === "left") return refuse("refuse.onlyFacilitator");
  const draft = draftOf(session, ctx, kinds);
  if (command.type === "handOver") return handOver(draft, by, command.to);
  const other = person(session, command.person);
  if (!other) return refuse("refuse.nobodyThere");
  if (command.type === "listen") return listen(draft, other, command.listens);
  if (other.role === "facilitator" && (command.type !== "rename" || other.id !== by.id)) return refuse("refuse.leadStays");

  if (session.status === "locked" && isFacilitator(other) && command.type !== "rename") return refuse("refuse.lockedTeam");

  switch (command.type) {
    case "rename":
      draft.put({ type: "memberRenamed", person: other.id });
      return draft.decision();
    case "remove":
      if (other.state === "left") return changeNothing;
      draft.put({ type: "memberLeft", person: other.id });
      takeOut(draft, other.id);
      return draft.decision();
    case "changeRole": {
      const { role, side } = command;
      if (role === "cofacilitator" && session.status === "locked") return refuse("refuse.lockedTeam");
      if (session.status === "ended") return refuse("refuse.ended");
      if (other.state === "left") return refuse("refuse.leftForGood");
      if (role === "facilitator") return refuse("refuse.leadStays");
      if (role === "cofacilitator" && by.role !== "facilitator") return refuse("refuse.onlyLead");
      if (side !== null && !session.plan.sides.some((each) => each.id === side)) return refuse("refuse.noSuchSide");
      if (other.role === role && other.side === side) return changeNothing;
      // Whoever wrote in a box that is open would leave words there that belong to another part.
      if (runsOf(session).some((run) => run.box !== null && run.eligible.includes(other.id))) return refuse("refuse.boxOpen");
      takeOut(draft, other.id);
      draft.put({ type: "roleChanged", person: other.id, role, side: isSideless(role) ? null : side });
      return draft.decision();
    }
  }
}

/**
 * Whoever only listens sees everything, holds no floor and is waited for in no quorum. A clearance still waits for them:
 * otherwise it could be shortened by calling people absent.
 */
function listen(draft: Draft, who: Person, listens: boolean): Decision {
  if (who.state === "left" || who.state === "invited") return refuse("refuse.notInRoom");
  if (isFacilitator(who)) return refuse("refuse.leadStays");
  if ((who.state === "listening") === listens) return changeNothing;
  draft.put({ type: "memberListens", person: who.id, listens });
  if (listens) takeOut(draft, who.id);
  else letIn(draft, who.id);
  return draft.decision();
}

const isSideless = (role: Role): boolean => role === "cofacilitator" || role === "rapporteur" || role === "interpreter";

function handOver(draft: Draft, by: Person, to: PersonId): Decision {
  const other = person(draft.now, to);
  if (by.role !== "facilitator") return refuse("refuse.onlyLead");
  if (!other || other.role !== "cofacilitator" || other.state !== "present") return refuse("refuse.handOverToCo");
  draft.put({ type: "roleChanged", person: by.id, role: "cofacilitator", side: null });
  draft.put({ type: "roleChanged", person: other.id, role: "facilitator", side: null });
  return draft.decision();
}
