import { z } from "zod";
import type { Block, Card } from "../../model/card.ts";
import type { Fault, Person, Round, RoundKind } from "../../model/kind.ts";
import type { PersonId, TextId } from "../../model/ids.ts";
import type { Brief } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { phaseOf } from "../phase.ts";

interface BriefOwn {
  /** Who said "I have read it". A courtesy to the team, shown as a number only. */
  readonly acknowledged: readonly PersonId[];
}
const act = z.strictObject({ do: z.literal("acknowledge") });
interface Acknowledged {
  readonly type: "acknowledged";
  readonly person: PersonId;
}

/** One to many: a text everybody reads, with an acknowledgement where the protocol asks for one. */
export const brief: RoundKind<Brief, BriefOwn, z.infer<typeof act>, Acknowledged> = {
  kind: "brief",
  act,
  entry: null,
  check: (spec) => {
    const faults: Fault[] = [];
    if (spec.questions)
      faults.push({
        path: "questions",
        wrong: "a question queue in a briefing does not exist yet",
        fix: "leave questions out and add a collect round",
      });
    return faults;
  },
  start: ({ spec, plan }) => ({ own: { acknowledged: [] }, phase: phaseOf(spec, plan, "read", {}) }),
  decide: (round, _act, by) =>
    round.run.own.acknowledged.includes(by.id)
      ? { ok: true, decision: { events: [] } }
      : { ok: true, decision: { events: [{ type: "acknowledged", person: by.id }] } },
  evolve: (own, event) => ({ acknowledged: [...own.acknowledged, event.person] }),
  after: (round) => ({ done: { items: round.run.input, figures: null } }),
  show: showBrief,
};

function showBrief(round: Round<Brief, BriefOwn>, to: Person): Card {
  const { spec, own } = round.run;
  const body: Block[] =
    typeof spec.body === "string"
      ? [{ is: "text", tone: "quote", words: { text: spec.body as TextId } }]
      : forReader(round, to).map((item) => ({ is: "text", tone: "quote", words: { item: item.id } }));
  if (!spec.ack) return { blocks: body };
  if (isTeam(to))
    return { blocks: [...body, { is: "text", tone: "small", words: { say: "brief.read", with: { count: own.acknowledged.length } } }] };
  if (own.acknowledged.includes(to.id)) return { blocks: [...body, { is: "text", tone: "small", words: { say: "brief.thanks" } }] };
  return {
    blocks: [...body, { is: "button", command: "floor", args: { do: "acknowledge" }, words: { say: "brief.ack" }, weight: "main" }],
  };
}

/** A text meant for one side is shown to that side, and to the team. */
function forReader(round: Round<Brief, BriefOwn>, to: Person): Round<Brief, BriefOwn>["input"] {
  return round.input.filter((item) => item.forSide === undefined || item.forSide === to.side || isTeam(to));
}
