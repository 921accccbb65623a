import type { Person } from "../model/kind.ts";
import type { Path, PersonId } from "../model/ids.ts";
import type { Random } from "../model/command.ts";
import type { Session } from "../model/session.ts";
import type { Split } from "../model/vocabulary.ts";
import { shuffled } from "../floor/shuffle.ts";
import { branchesOf, isVoice, people } from "./people.ts";
import { join, sequenceOf } from "./paths.ts";

export interface Branch {
  readonly id: string;
  readonly members: readonly PersonId[];
}

/**
 * Who goes where when the room divides. Nobody is ever alone: the odd person makes a three, and a branch that would
 * fall below two is merged into its neighbour.
 */
export function splitInto(
  session: Session,
  path: Path,
  into: Split["into"],
  around: readonly PersonId[] | null,
  random: Random,
): readonly Branch[] {
  const voices = people(session).filter(
    (each) => each.state === "present" && isVoice(each) && (around === null || around.includes(each.id)),
  );
  switch (into.by) {
    case "side":
      return session.plan.sides
        .map((side) => ({ id: side.id as string, members: voices.filter((each) => each.side === side.id).map((each) => each.id) }))
        .filter((branch) => branch.members.length > 0);
    case "size":
      return named(deal(into.mix === "sides" ? acrossSides(voices, random) : shuffled(voices, random), into.n));
    case "join":
      return named(joined(session, join(sequenceOf(path), into.of), into.n, voices));
  }
}

const named = (groups: readonly (readonly PersonId[])[]): readonly Branch[] =>
  groups.map((members, index) => ({ id: String.fromCharCode(97 + (index % 26)) + (index >= 26 ? Math.floor(index / 26) : ""), members }));

/** Groups of n in turn; a remainder below two joins the last group, since nobody sits alone. */
function deal(order: readonly Person[], n: number): readonly (readonly PersonId[])[] {
  const groups: PersonId[][] = [];
  for (let start = 0; start < order.length; start += n) groups.push(order.slice(start, start + n).map((each) => each.id));
  const last = groups.at(-1);
  if (groups.length > 1 && last && last.length < 2) groups.splice(-2, 2, [...(groups.at(-2) ?? []), ...last]);
  return groups;
}

/** People alternate between the sides, so that every group of two or more mixes them. */
function acrossSides(voices: readonly Person[], random: Random): readonly Person[] {
  const bySide = new Map<string, Person[]>();
  for (const each of shuffled(voices, random)) bySide.set(each.side ?? "", [...(bySide.get(each.side ?? "") ?? []), each]);
  const queues = [...bySide.values()].sort((a, b) => b.length - a.length);
  const order: Person[] = [];
  while (order.length < voices.length) for (const queue of queues) order.push(...queue.splice(0, 1));
  return order;
}

/** Fewer than these of what was to be four are no group of their own. */
const FEWEST_JOINED = 3;

/**
 * Branches of an earlier split come together: pairs become fours. Who sat where is read from the output the earlier split
 * left. Whoever is left of a group that has become too small, and whoever came later, goes to the smallest of the others.
 */
function joined(session: Session, earlier: Path, n: number, voices: readonly Person[]): readonly (readonly PersonId[])[] {
  const past = session.outputs[earlier];
  const branches = Object.values(past ? branchesOf(past) : {}).map((members) =>
    (members ?? []).filter((id) => voices.some((each) => each.id === id)),
  );
  const met = Array.from({ length: Math.ceil(branches.length / n) }, (_, index) => branches.slice(index * n, (index + 1) * n).flat());
  const groups = met.filter((members) => members.length >= FEWEST_JOINED);
  const placed = new Set(groups.flat());
  const others = voices.map(({ id }) => id).filter((id) => !placed.has(id));
  if (groups.length === 0) return others.length > 0 ? [others] : [];
  for (const id of others) groups.reduce((least, each) => (each.length < least.length ? each : least)).push(id);
  return groups;
}
