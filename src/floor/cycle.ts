import type { Random } from "../model/command.ts";
import type { PersonId, SideId } from "../model/ids.ts";
import { shuffled } from "./shuffle.ts";
import type { Circle, Speaker } from "./state.ts";

/** The order of the next cycle: those who passed in the one before, then everybody else. */
export function cycleOrder(floor: Circle, random: Random): readonly PersonId[] {
  const present = floor.speakers.filter((each) => each.present);
  const passed = present.filter((each) => floor.passed.includes(each.person));
  const others = present.filter((each) => !floor.passed.includes(each.person));
  return [...arrange(floor, passed, random), ...arrange(floor, others, random)].map((each) => each.person);
}

function arrange(floor: Circle, speakers: readonly Speaker[], random: Random): readonly Speaker[] {
  switch (floor.order) {
    case "fixed":
      return speakers;
    case "random":
      return shuffled(speakers, random);
    case "alternateSides":
      return alternated(floor, speakers, random);
  }
}

/**
 * One of each side in turn, as long as there is one. Within a side the least heard comes first; the side that was
 * heard least begins and, among equals, one that did not begin the cycle before. Who begins the very first is drawn.
 */
function alternated(floor: Circle, speakers: readonly Speaker[], random: Random): readonly Speaker[] {
  const beganLast = floor.speakers.find((each) => each.person === floor.had[0])?.side;
  const sides = [...shuffled([...new Set(speakers.map((each) => each.side))], random)].sort(
    (a, b) => heardOf(floor, a) - heardOf(floor, b) || Number(a === beganLast) - Number(b === beganLast),
  );
  const columns = sides.map((side) => speakers.filter((each) => each.side === side).sort((a, b) => a.heard - b.heard));
  const longest = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: longest }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat();
}

const heardOf = (floor: Circle, side: SideId | null): number =>
  floor.speakers.filter((each) => each.side === side).reduce((sum, each) => sum + each.heard, 0);
