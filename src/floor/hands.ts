import type { Refusal } from "../model/command.ts";
import type { PersonId } from "../model/ids.ts";
import { refuse } from "./answer.ts";
import { HANDS, type Hand, type Queue } from "./state.ts";

/** Questions of one person in a segment where the turns are not limited: who asks for ever would be before all who wait. */
const MOST_CLARIFICATIONS = 3;

/**
 * Why somebody may not ask to speak for this; null: they may. A point of order is each person's once in a segment; a
 * reply is for those who have spoken in it, once for each time they have; whoever answers for an item may always speak.
 */
export function mayAsk(floor: Queue, person: PersonId, as: Hand): Refusal | null {
  const used = floor.speakers.find((each) => each.person === person)?.used ?? {};
  const { max } = floor;
  switch (as) {
    case "order":
      return (used.order ?? 0) >= 1 ? refuse("talk.refuse.orderUsed").refusal : null;
    case "reply": {
      const spoken = (used.point ?? 0) + (used.clarification ?? 0);
      if (spoken === 0) return refuse("talk.refuse.replyFirst").refusal;
      return (used.reply ?? 0) >= spoken ? refuse("talk.refuse.replyUsed").refusal : null;
    }
    case "clarification": {
      const most = max ?? MOST_CLARIFICATIONS;
      return (used.clarification ?? 0) >= most ? refuse("talk.refuse.clarificationsUsed", { max: most }).refusal : null;
    }
    case "point":
      if (max === null || person === floor.answers || (used.point ?? 0) < max) return null;
      return refuse("talk.refuse.turnsUsed", { max }).refusal;
  }
}

/** What somebody may ask to speak for now, a new point last. */
export const offeredTo = (floor: Queue, person: PersonId): readonly Hand[] => HANDS.filter((as) => mayAsk(floor, person, as) === null);
