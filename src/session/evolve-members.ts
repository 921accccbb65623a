import type { Event, Invitation } from "../model/event.ts";
import type { Instant, PersonId } from "../model/ids.ts";
import type { Consents, Member, Session } from "../model/session.ts";
import type { Role } from "../model/vocabulary.ts";

type MemberEvent = Extract<
  Event,
  {
    type:
      | "peopleInvited"
      | "memberJoined"
      | "memberRenamed"
      | "memberListens"
      | "memberLeft"
      | "roleChanged"
      | "termsAccepted"
      | "linkReissued"
      | "deviceAdmitted"
      | "shownElsewhere"
      | "showingStopped";
  }
>;

/** Who comes, goes, takes another part, and with which keys. */
export function memberChanged(session: Session, event: MemberEvent): Session {
  switch (event.type) {
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
    case "memberJoined":
      return member(session, event.person, { state: "present" });
    case "memberRenamed":
      return session;
    case "memberListens":
      return member(session, event.person, { state: event.listens ? "listening" : "present" });
    case "roleChanged":
      return withoutEligible(
        member(session, event.person, { role: event.role, side: event.side, termsVersion: null, acceptedOn: null }),
        event.person,
      );
    case "memberLeft":
      return member(session, event.person, { state: "left" });
    case "termsAccepted":
      return member(session, event.person, {
        termsVersion: event.version,
        acceptedOn: session.day,
        missed: session.members[event.person]?.missed ?? Object.keys(session.outputs).length,
      });
    case "linkReissued": {
      const { person, by, at } = event;
      return { ...session, newLinks: [...session.newLinks, { person, by, at }] };
    }
    case "deviceAdmitted": {
      const { person, by, at } = event;
      return { ...session, newLinks: [...session.newLinks, { person, by, at, is: "device" }] };
    }
    case "shownElsewhere": {
      const { by, at, on } = event;
      return { ...session, newLinks: [...session.newLinks, { person: by, by, at, is: on }] };
    }
    case "showingStopped": {
      const { by, at, on } = event;
      return { ...session, newLinks: [...session.newLinks, { person: by, by, at, is: on, isOver: true }] };
    }
  }
}

/** All that is kept of consent: how many accepted which terms on which day. */
export function consentsIn(session: Session): readonly Consents[] {
  const counted: Consents[] = [];
  for (const accepted of Object.values(session.members)) {
    if (!accepted || accepted.termsVersion === null || accepted.acceptedOn === null) continue;
    const { termsVersion: version, acceptedOn: day } = accepted;
    const at = counted.findIndex((each) => each.version === version && each.day === day);
    counted.splice(at < 0 ? counted.length : at, 1, { version, day, count: (counted[at]?.count ?? 0) + 1 });
  }
  return counted;
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

function member(session: Session, id: PersonId, change: Partial<Member>): Session {
  const known = session.members[id];
  return known ? { ...session, members: { ...session.members, [id]: { ...known, ...change } } } : session;
}
