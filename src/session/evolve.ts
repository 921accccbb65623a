import type { Event, Invitation } from "../model/event.ts";
import type { AnyKind, Kinds } from "../model/kind.ts";
import type { Instant, Path, PersonId, SessionId } from "../model/ids.ts";
import type { Consents, Item, Member, Run, Session } from "../model/session.ts";
import type { Role } from "../model/vocabulary.ts";
import { evolveAside, insertedAt, noAside } from "./aside.ts";
import { isInside, ROOT, sequenceOf, specAt } from "./paths.ts";

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

/** What the session is after this event. Total: a stored event always folds. */
export function evolve(session: Session, event: Event, kinds: Kinds): Session {
  return { ...change(session, event, kinds), version: session.version + 1 };
}

function change(session: Session, event: Event, kinds: Kinds): Session {
  switch (event.type) {
    case "sessionPlanned":
      return { ...session, plan: event.plan, items: withItems(session, event.items) };
    case "peopleInvited":
      return {
        ...session,
        arrivals: event.told ? [...session.arrivals, arrivalOf(event.people, event.told)] : session.arrivals,
        runs: shutTo(
          session,
          event.people.map((each) => each.person),
        ),
        members: { ...session.members, ...Object.fromEntries(event.people.map((each) => [each.person, invited(each)])) },
      };
    case "sessionOpened":
      return { ...session, status: "running", frames: { [ROOT]: { at: "sequence", index: 0 } } };
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
    case "dayBegan":
      return { ...session, day: event.day };
    case "memberJoined":
      return member(session, event.person, { state: "present", ...missedBy(session, event.person) });
    case "memberRenamed":
      return session;
    case "memberListens":
      return member(session, event.person, { state: event.listens ? "listening" : "present" });
    case "roleChanged":
      return withoutEligible(
        member(session, event.person, { role: event.role, side: event.side, termsVersion: null, acceptedOn: null }),
        event.person,
      );
    case "teamPressed":
    case "insertBegan":
    case "insertEnded":
    case "announced":
    case "privatelySaid":
    case "notesKept":
      return { ...session, aside: evolveAside(session.aside, event) };
    case "parked":
      return { ...session, aside: evolveAside(session.aside, event), items: withItems(session, [event.item]) };
    case "memberLeft":
      return member(session, event.person, { state: "left" });
    case "termsAccepted":
      return member(session, event.person, { termsVersion: event.version, acceptedOn: session.day });
    case "linkReissued": {
      const { person, by, at } = event;
      return { ...session, newLinks: [...session.newLinks, { person, by, at }] };
    }
    case "scheduled":
      return { ...session, startsAt: event.startsAt, plan: { ...session.plan, hours: event.hours } };
    case "deviceAdmitted": {
      const { person, by, at } = event;
      return { ...session, newLinks: [...session.newLinks, { person, by, at, is: "device" }] };
    }
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
    case "lastCallBegan":
    case "lastCallUndone":
    case "phaseClosed":
    case "phaseHeld":
    case "phaseReopened":
    case "phaseDropped":
    case "phaseSettled":
    case "kindEvent":
      return roundChanged(session, event, kinds);
  }
}

function consentsIn(session: Session): readonly Consents[] {
  const counted: Consents[] = [];
  for (const accepted of Object.values(session.members)) {
    if (!accepted || accepted.termsVersion === null || accepted.acceptedOn === null) continue;
    const { termsVersion: version, acceptedOn: day } = accepted;
    const at = counted.findIndex((each) => each.version === version && each.day === day);
    counted.splice(at < 0 ? counted.length : at, 1, { version, day, count: (counted[at]?.count ?? 0) + 1 });
  }
  return counted;
}

/** Rooms that were open when the session ended: what was said in them stays theirs. */
function splitsOf(session: Session): Session["frames"] {
  return without(session.frames, (path) => session.frames[path as Path]?.at !== "split");
}

type RoundEvent = Extract<
  Event,
  {
    type:
      | "roundBegan"
      | "eligibleAdded"
      | "phaseOpened"
      | "phaseExtended"
      | "deadlineMoved"
      | "phasePaused"
      | "phaseResumed"
      | "timeRanOut"
      | "lastCallBegan"
      | "lastCallUndone"
      | "phaseClosed"
      | "phaseHeld"
      | "phaseReopened"
      | "phaseDropped"
      | "phaseSettled"
      | "kindEvent";
  }
>;

function roundChanged(session: Session, event: RoundEvent, kinds: Kinds): Session {
  if (event.type === "roundBegan") {
    const spec = specAt(session, event.path);
    if (spec.kind === "repeat" || spec.kind === "split") throw new Error("a combinator is no round");
    const begun: Run = { ...notYetOpen, path: event.path, spec, input: event.input };
    return { ...session, runs: { ...session.runs, [event.path]: begun } };
  }
  const run = session.runs[event.path];
  if (!run) return session;
  const changed = { ...session, runs: { ...session.runs, [event.path]: { ...run, ...runChange(run, event, kinds) } } };
  if (event.type === "phaseOpened" && event.box && event.phase.box) {
    const opened = { path: event.path, key: event.box.key, keyEndsWith: event.phase.box.keyEndsWith };
    return { ...changed, boxes: { ...session.boxes, [event.box.id]: opened } };
  }
  if (event.type === "phaseSettled") return { ...changed, items: withItems(session, event.items) };
  return changed;
}

const inTime = { timeIsUp: false, lastCall: null, remaining: null, heldFor: null, reopens: null } as const;

/** A round between its beginning and its first phase; nothing can happen in between. */
const notYetOpen = {
  ...inTime,
  eligible: [],
  phase: {
    name: "",
    lasts: null,
    close: { when: "rule", quorum: 0, quorumPerSide: 0, extendTimes: 0, extendBy: 0 },
    box: null,
    floor: null,
  },
  phaseNumber: 0,
  box: null,
  shutTo: [],
  askedAgain: false,
  extended: 0,
  stage: "open",
  dueAt: null,
  own: null,
} as const;

function runChange(run: Run, event: Exclude<RoundEvent, { type: "roundBegan" }>, kinds: Kinds): Partial<Run> {
  switch (event.type) {
    case "eligibleAdded":
      return { eligible: [...run.eligible, event.person] };
    case "phaseOpened":
      return {
        ...inTime,
        phase: event.phase,
        eligible: event.eligible,
        phaseNumber: event.phaseNumber,
        box: event.box?.id ?? null,
        shutTo: [],
        askedAgain: run.stage === "held",
        extended: 0,
        stage: "open",
        dueAt: event.dueAt,
        own: event.own,
      };
    case "phaseExtended":
      // What the facilitator adds by hand does not use up the extension that the rule owes a box that is too empty.
      return { ...inTime, dueAt: event.dueAt, extended: run.extended + (event.by === "rule" ? 1 : 0) };
    case "phasePaused":
      return { stage: "paused", remaining: event.remaining, dueAt: null, lastCall: null };
    case "phaseResumed":
      return { stage: "open", remaining: null, dueAt: event.dueAt };
    case "deadlineMoved":
      return { dueAt: event.dueAt };
    case "timeRanOut":
      return { timeIsUp: true };
    case "lastCallBegan":
      return { lastCall: { closesAt: event.closesAt, undoUntil: event.undoUntil } };
    case "lastCallUndone":
      return { lastCall: null };
    case "phaseClosed":
      return { stage: "closing", lastCall: null, dueAt: null, heldFor: null };
    case "phaseHeld":
      return { stage: "held", heldFor: event.why, reopens: event.reopens ?? null, lastCall: null, dueAt: null };
    case "phaseReopened":
      return { ...inTime, stage: "open", dueAt: event.dueAt };
    case "phaseDropped":
    case "phaseSettled":
      return { box: null };
    case "kindEvent":
      return { own: (kinds[run.spec.kind] as AnyKind).evolve(run.own, event.event) };
  }
}

function shutTo(session: Session, newcomers: readonly PersonId[]): Session["runs"] {
  const runs = Object.entries(session.runs).map(([path, run]) => [
    path,
    run?.box ? { ...run, shutTo: [...run.shutTo, ...newcomers] } : run,
  ]);
  return Object.fromEntries(runs) as Session["runs"];
}

function arrivalOf(people: readonly Invitation[], { by, at }: { by: PersonId; at: Instant }): Session["arrivals"][number] {
  const roles: Partial<Record<Role, number>> = {};
  for (const { role } of people) roles[role] = (roles[role] ?? 0) + 1;
  return { by, at, roles };
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

/** Whoever takes another part does not act on in rounds that were opened for the old one. */
function withoutEligible(session: Session, person: PersonId): Session {
  const runs = Object.entries(session.runs).map(([path, run]) => [
    path,
    run && { ...run, eligible: run.eligible.filter((id) => id !== person) },
  ]);
  return { ...session, runs: Object.fromEntries(runs) as Session["runs"] };
}

const invited = (each: { role: Member["role"]; side: Member["side"] }): Member => ({
  role: each.role,
  side: each.side,
  state: "invited",
  termsVersion: null,
  acceptedOn: null,
});

/** Of somebody who comes in for the first time, while it goes on. */
function missedBy(session: Session, id: PersonId): Pick<Member, "missed"> {
  const ended = Object.keys(session.outputs).length;
  return session.members[id]?.state === "invited" && ended > 0 ? { missed: ended } : {};
}

function member(session: Session, id: PersonId, change: Partial<Member>): Session {
  const known = session.members[id];
  return known ? { ...session, members: { ...session.members, [id]: { ...known, ...change } } } : session;
}

function withItems(session: Session, items: readonly Item[]): Session["items"] {
  return { ...session.items, ...Object.fromEntries(items.map((item) => [item.id, item])) };
}

function without<T extends object>(record: T, drop: (key: string) => boolean): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !drop(key))) as T;
}
