import { offeredTo } from "../../../floor/hands.ts";
import type { Hand, Queue } from "../../../floor/state.ts";
import type { Block } from "../../../model/card.ts";
import type { PersonId } from "../../../model/ids.ts";
import { button, note, personForm } from "./parts.ts";

/** What somebody who does not have the floor can do in a queue: ask for it, and for what. */
export function queueBlocks(floor: Queue, person: PersonId): readonly Block[] {
  const answers = floor.answers === person ? [note("talk.youAnswer")] : [];
  if (floor.hands.includes(person))
    return [
      ...answers,
      button({ do: "lower" }, "talk.lower"),
      ...(floor.hands.length > 1 ? [button({ do: "moveBack" }, "talk.letGoFirst")] : []),
    ];
  const offered = offeredTo(floor, person);
  return [
    ...answers,
    ...(offered.includes("point") ? [button({ do: "raise" }, "talk.raise", "main")] : [note("talk.turnsUsed")]),
    ...offered.filter((as) => as !== "point").map(special),
  ];
}

const special = (as: Hand): Block => button({ do: "raise", as }, `talk.raise.${as}`);

/** Whoever has the floor may give what is left of the turn to somebody in line. */
export const yielding = (floor: Queue): readonly Block[] =>
  floor.hands.length === 0 ? [] : [personForm("floor", { do: "yield" }, "talk.yieldTo", "talk.yield", floor.hands)];
