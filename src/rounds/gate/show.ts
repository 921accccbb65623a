import type { Block, Card } from "../../model/card.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Member } from "../../model/session.ts";
import type { Gate } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";

/** The terms themselves stand on the page of everybody who has not accepted them; this is what is behind the door. */
export function showGate(round: Round<Gate, unknown>, to: Person): Card {
  // Who leads accepts nothing, and is nobody to wait for.
  const guests = (Object.values(round.members) as Member[]).filter((each) => !isTeam(each) && each.state !== "left");
  const accepted = guests.filter((each) => each.state !== "invited" && each.termsVersion === round.plan.termsVersion).length;
  const blocks: Block[] = isTeam(to)
    ? [
        {
          is: "text",
          tone: "plain",
          words: { say: "gate.team", with: { accepted, invited: guests.length } },
        },
        { is: "text", tone: "small", words: { say: "gate.next" } },
      ]
    : [{ is: "text", tone: "plain", words: { say: "gate.wait" } }];
  return { blocks };
}
