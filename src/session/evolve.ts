import type { Event } from "../model/event.ts";
import type { Kinds } from "../model/kind.ts";
import type { Path, SessionId } from "../model/ids.ts";
import type { Plan } from "../model/plan.ts";
import type { Session } from "../model/session.ts";
import { evolveAside, insertedAt, noAside } from "./aside.ts";
import { consentsIn, memberChanged } from "./evolve-members.ts";
import { roundChanged, wholeOwn } from "./evolve-round.ts";
import { isInside, ROOT, sequenceOf } from "./paths.ts";
import { without, withItems } from "./record.ts";
import { withdrawn } from "./withdraw.ts";

/** A session before its first event. */
export function nothing(id: SessionId): Session {
  return {
    id,
    version: 0,
    plan: null as never,
    status: "planned",
    heldBecause: null,
    members: {},
    frames: {},
    runs: {},
    items: {},
    outputs: {},
    boxes: {},
    destroyAt: null,
    artefactsEndAt: null,
    day: 0,
    digestedOn: null,
    aside: noAside,
    consents: [],
    lockdown: null,
    newLinks: [],
    arrivals: [],
  };
}

export function evolveAll(session: Session, events: readonly Event[], kinds: Kinds): Session {
  return events.reduce((state, event) => evolve(state, event, kinds), session);
}

/** A plan of an earlier version of the program, with what was not planned then. */
const wholePlan = (plan: Plan): Plan => ({ ...plan, hours: plan.hours ?? null, language: plan.language ?? "en" });

/** A snapshot of an earlier version, with what it did not know. */
export function upgraded(snapshot: Session, kinds: Kinds): Session {
  const runs = Object.entries(snapshot.runs).map(([path, run]) => [
    path,
    run && { ...run, shutTo: run.shutTo ?? [], reminded: run.reminded ?? 0, own: wholeOwn(run, run.own, kinds) },
  ]);
  const { plan } = snapshot;
  return {
    ...nothing(snapshot.id),
    ...snapshot,
    plan: plan === null ? plan : wholePlan(plan),
    aside: { ...noAside, ...snapshot.aside },
    runs: Object.fromEntries(runs) as Session["runs"],
  };
}

/** What the session is after this event. Every event that this version knows folds; of another the session is not guessed at. */
export function evolve(session: Session, event: Event, kinds: Kinds): Session {
  return { ...change(session, event, kinds), version: session.version + 1 };
}

function change(session: Session, event: Event, kinds: Kinds): Session {
  switch (event.type) {
    case "sessionPlanned":
      return { ...session, plan: wholePlan(event.plan), items: withItems(session, event.items) };
    case "sessionOpened":
      return { ...session, status: "running", digestedOn: session.day, frames: { [ROOT]: { at: "sequence", index: 0 } } };
    case "sessionHeld":
      return { ...session, status: "held", heldBecause: event.why };
    case "sessionResumed":
      return { ...session, status: "running", heldBecause: null };
    case "sessionLocked":
      return { ...session, status: "locked", lockdown: { releasedBy: [] } };
    case "unlockAsked":
      return { ...session, lockdown: { releasedBy: [...(session.lockdown?.releasedBy ?? []), event.person] } };
    case "sessionUnlocked":
      return { ...session, status: "held", heldBecause: "team", lockdown: null };
    case "sessionEnded":
      return { ...session, status: "ended", destroyAt: event.destroyAt, frames: splitsOf(session), runs: {} };
    case "contentDestroyed":
      return {
        ...session,
        status: "destroyed",
        destroyAt: null,
        artefactsEndAt: event.artefactsEndAt,
        consents: consentsIn(session),
        frames: {},
        runs: {},
        boxes: {},
        lockdown: null,
        newLinks: [],
      };
    case "artefactsDestroyed":
      return { ...session, artefactsEndAt: null, outputs: {} };
    case "digested":
      return { ...session, digestedOn: event.day };
    case "dayBegan":
      return { ...session, day: event.day };
    case "peopleInvited":
    case "memberJoined":
    case "memberRenamed":
    case "memberListens":
    case "memberLeft":
    case "roleChanged":
    case "termsAccepted":
    case "linkReissued":
    case "deviceAdmitted":
    case "shownElsewhere":
    case "showingStopped":
      return memberChanged(session, event);
    case "teamPressed":
    case "insertBegan":
    case "insertEnded":
    case "announced":
    case "privatelySaid":
    case "notesKept":
      return { ...session, aside: evolveAside(session.aside, event) };
    case "parked":
      return { ...session, aside: evolveAside(session.aside, event), items: withItems(session, [event.item]) };
    case "scheduled":
      return { ...session, startsAt: event.startsAt, plan: { ...session.plan, hours: event.hours } };
    case "passBegan":
      return {
        ...session,
        frames: {
          ...session.frames,
          [event.path]: { at: "repeat", pass: event.pass },
          [`${event.path}[${event.pass}]`]: { at: "sequence", index: 0 },
        },
      };
    case "splitFormed":
      return {
        ...session,
        frames: {
          ...session.frames,
          [event.path]: { at: "split", branches: Object.fromEntries(event.branches.map((each) => [each.id, each.members])) },
          ...Object.fromEntries(event.branches.map((each) => [`${event.path}[${each.id}]`, { at: "sequence", index: 0 }])),
        },
      };
    case "stepEnded":
      return stepEnded(session, event);
    case "itemsMade":
      return { ...session, items: withItems(session, event.items) };
    case "itemWithdrawn":
      return withdrawn(session, event.item, event.text);
    case "keyEnded":
      return { ...session, boxes: without(session.boxes, (box) => box === event.box) };
    case "roundBegan":
    case "eligibleAdded":
    case "phaseOpened":
    case "phaseExtended":
    case "deadlineMoved":
    case "phasePaused":
    case "phaseResumed":
    case "timeRanOut":
    case "reminded":
    case "lastCallBegan":
    case "lastCallUndone":
    case "phaseClosed":
    case "phaseHeld":
    case "phaseReopened":
    case "phaseDropped":
    case "phaseSettled":
    case "kindEvent":
      return roundChanged(session, event, kinds);
    default:
      // Written by a newer version beside this one: to go on without it would be to lose it.
      throw new Error("UNKNOWN_EVENT");
  }
}

/** Rooms that were open when the session ended: what was said in them stays theirs. */
function splitsOf(session: Session): Session["frames"] {
  return without(session.frames, (path) => session.frames[path as Path]?.at !== "split");
}

function stepEnded(session: Session, event: Extract<Event, { type: "stepEnded" }>): Session {
  const outputs = { ...session.outputs, [event.path]: event.output };
  if (insertedAt(session.aside, event.path)) return { ...session, outputs, runs: without(session.runs, (path) => path === event.path) };
  const sequence = sequenceOf(event.path);
  const frame = session.frames[sequence];
  const frames = without(session.frames, (path) => path !== sequence && isInside(path as Path, event.path));
  return {
    ...session,
    outputs,
    runs: without(session.runs, (path) => isInside(path as Path, event.path)),
    frames: frame?.at === "sequence" ? { ...frames, [sequence]: { at: "sequence", index: frame.index + 1 } } : frames,
  };
}
