import type { Person } from "../model/kind.ts";
import type { ById, Path, PersonId } from "../model/ids.ts";
import type { Member, Output, Session } from "../model/session.ts";
import { isVoiceRole, type Who } from "../model/vocabulary.ts";
import { isTeam } from "../rounds/people.ts";
import { combinatorOf, sequencesAround, specAt } from "./paths.ts";

export const isVoice = (member: Member): boolean => isVoiceRole(member.role);
export const isFacilitator: (member: Member) => boolean = isTeam;

/** Facilitators set the terms; everybody else accepts them before any act. */
export function hasAccepted(session: Session, member: Member): boolean {
  return isFacilitator(member) || member.termsVersion === session.plan.termsVersion;
}

/** In the room and bound by the terms: the condition of seeing and doing anything. */
export function takesPart(session: Session, member: Member): boolean {
  return (member.state === "present" || member.state === "listening") && hasAccepted(session, member);
}

export function people(session: Session): readonly Person[] {
  return Object.entries(session.members).map(([id, member]) => ({ ...(member as Member), id: id as PersonId }));
}

export function person(session: Session, id: PersonId): Person | null {
  const member = session.members[id];
  return member ? { ...member, id } : null;
}

function matches(who: Who, member: Member): boolean {
  const role = who.roles === "voices" ? isVoice(member) : who.roles.includes(member.role);
  if (!role) return false;
  if (who.side === undefined) return true;
  return who.side === "each" ? member.side !== null : member.side === who.side;
}

/** Whether what stands at this path is theirs to see: a branch belongs to its members and the team. */
export function maySee(session: Session, path: Path, who: Person): boolean {
  const branch = branchMembers(session, path);
  return branch === null || branch.includes(who.id) || isFacilitator(who);
}

/**
 * Whether what a step left is for this reader, as far as its rooms let them see it (`maySee`): a collection that only some
 * may read (`sees`) is for them, and rows that go from sheet to sheet are shown together when the last pass is over.
 */
export function isFor(session: Session, path: Path, who: Person): boolean {
  const step = specAt(session, path);
  if (step.kind !== "collect") return true;
  // Whoever only looks on at a shared place is none of them, whatever they may be.
  if (step.sees && (!session.members[who.id] || !matches(step.sees, who))) return false;
  return step.show !== "sheet" || !isRepeating(session, path);
}

/** Whether a repeat around this path still goes on. */
const isRepeating = (session: Session, path: Path): boolean =>
  sequencesAround(path).some((sequence) => session.frames[combinatorOf(sequence)?.path ?? path]?.at === "repeat");

/**
 * Those who may act in a round at this path: role, side and branch fit, terms accepted, not merely listening but where a
 * clearance is for all who were there.
 */
export function eligibleFor(session: Session, path: Path, who: Who, alsoListening = false): readonly Person[] {
  const branch = branchMembers(session, path);
  const isHere = ({ state }: Person): boolean => state === "present" || (alsoListening && state === "listening");
  return people(session).filter(
    (each) => isHere(each) && hasAccepted(session, each) && matches(who, each) && (branch === null || branch.includes(each.id)),
  );
}

/** Who sat where, as a split that is over tells it. */
export function branchesOf(output: Output): ById<string, readonly PersonId[]> {
  return (output.figures as { branches?: ById<string, readonly PersonId[]> } | null)?.branches ?? {};
}

/** Members of the innermost branch around a path; null: the whole room. */
export function branchMembers(session: Session, path: Path): readonly PersonId[] | null {
  for (const sequence of sequencesAround(path)) {
    const combinator = combinatorOf(sequence);
    const frame = combinator && session.frames[combinator.path];
    if (combinator && frame?.at === "split") return frame.branches[combinator.mark] ?? [];
    // The room has been left, but what was said in it still belongs to those who sat there.
    const left = combinator && session.outputs[combinator.path];
    if (combinator && left?.kind === "split") return branchesOf(left)[combinator.mark] ?? [];
  }
  return null;
}
