import type { Protocol, Role, RoundSpec, Who } from "../model/vocabulary.ts";
import { isVoiceRole } from "../model/vocabulary.ts";
import { rounds, type Placed } from "./walk.ts";

/** How many people hold a role; `side` counts the sides from 0, null belongs to none. */
export interface Heads {
  readonly role: Role;
  readonly side: number | null;
  readonly count: number;
}

export const voices = (people: readonly Heads[]): readonly Heads[] => people.filter(({ role }) => isVoiceRole(role));
export const total = (people: readonly Heads[]): number => people.reduce((sum, { count }) => sum + count, 0);

/** Who may act in a round, in the smallest and in the largest of the rooms it runs in. */
export interface Eligible {
  readonly smallest: number;
  readonly largest: number;
  /** In the whole session, for each side. */
  readonly perSide: readonly number[];
  readonly perRole: Readonly<Partial<Record<Role, number>>>;
}

export function eligible({ step, around }: Placed<RoundSpec>, people: readonly Heads[], sides: number): Eligible {
  const may = people.filter((heads) => matches(step.who, heads));
  const perSide = Array.from({ length: sides }, (_, side) => total(may.filter((heads) => heads.side === side)));
  let smallest = total(may);
  let largest = total(may);
  for (const each of around) {
    if (each.kind !== "split") continue;
    if (each.into.by === "side") {
      smallest = Math.min(...perSide, smallest);
      largest = Math.max(...perSide, 0);
    } else {
      const size = groupSize(each.into, around);
      smallest = Math.min(size, smallest);
      // The odd person makes a group one larger, since nobody sits alone.
      largest = Math.min(size + 1, largest);
    }
  }
  return { smallest, largest, perSide, perRole: holders(may) };
}

function groupSize(into: { by: "size"; n: number } | { by: "join"; of: string; n: number }, around: Placed["around"]): number {
  if (into.by === "size") return into.n;
  const joined = around.find((each) => each.id === into.of);
  // Fours are joined from pairs: the split before this one is not around it, so pairs are assumed.
  return into.n * (joined?.kind === "split" && joined.into.by === "size" ? joined.into.n : 2);
}

function matches(who: Who, heads: Heads): boolean {
  if (who.roles === "voices" ? !isVoiceRole(heads.role) : !who.roles.includes(heads.role)) return false;
  if (who.side === undefined) return true;
  return who.side === "each" ? heads.side !== null : who.side === `side-${(heads.side ?? -1) + 1}`;
}

function holders(people: readonly Heads[]): Partial<Record<Role, number>> {
  const counts: Partial<Record<Role, number>> = {};
  for (const { role, count } of people) counts[role] = (counts[role] ?? 0) + count;
  return counts;
}

/** A likely room of this many voices, for a facilitator who has only said how many: even sides, one expert where one is needed. */
export function crowd(protocol: Protocol, people: number): readonly Heads[] {
  const sides = protocol.needs?.sides ?? 0;
  const roles = rounds(protocol.steps).map(({ step }) => step.who.roles);
  if (sides > 0)
    return Array.from({ length: sides }, (_, side) => ({
      role: "delegate",
      side,
      count: Math.floor(people / sides) + (side < people % sides ? 1 : 0),
    }));
  const acting = roles.filter((each) => each === "voices" || each.some(isVoiceRole));
  if (acting.length > 0 && acting.every((each) => each !== "voices" && each.every((role) => role === "expert")))
    return [{ role: "expert", side: null, count: people }];
  const experts = protocol.needs?.experts ? Math.min(1, people) : 0;
  return [
    { role: "participant", side: null, count: people - experts },
    ...(experts > 0 ? [{ role: "expert" as const, side: null, count: experts }] : []),
  ];
}
