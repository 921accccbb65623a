import type { Block, Card, Words } from "../../model/card.ts";
import type { Instant, TextId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Brief } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { labelAbove } from "../words.ts";
import type { BriefOwn } from "./own.ts";
import { askBlocks } from "./show/ask.ts";
import { moderateBlocks } from "./show/moderate.ts";
import { supportBlocks } from "./show/support.ts";

type Here = Round<Brief, BriefOwn>;

export function showBrief(round: Here, to: Person, _now: Instant, mine: unknown): Card {
  const { phase } = round.run;
  if (phase.name === "moderate") return { blocks: moderateBlocks(round, to) };
  if (phase.name === "support") return { blocks: supportBlocks(round, to, mine) };
  return { blocks: [...body(round, to), ...acknowledging(round, to), ...(phase.name === "ask" ? askBlocks(round, to, mine) : [])] };
}

/** What it is, or how it is meant to be read, and then the text. */
function body(round: Here, to: Person): readonly Block[] {
  const { spec } = round.run;
  const ask: Block[] = spec.ask ? [{ is: "text", tone: "title", words: { text: spec.ask as TextId } }] : [];
  return [...ask, ...(typeof spec.body === "string" ? [quote({ text: spec.body as TextId })] : byLabel(forReader(round, to)))];
}

const quote = (words: Words): Block => ({ is: "text", tone: "quote", words });

/** What one side said, or what is of one kind, stands together under its label, in the order in which it came. */
function byLabel(items: Here["input"]): readonly Block[] {
  const together = Map.groupBy(items, (item) => JSON.stringify(labelAbove(item)));
  return [...together.values()].flatMap((same) => {
    const label = same[0] ? labelAbove(same[0]) : null;
    return [...(label ? [{ is: "text", tone: "small", words: label } as const] : []), ...same.map(({ id }) => quote({ item: id }))];
  });
}

function acknowledging({ run }: Here, to: Person): readonly Block[] {
  const { spec, own } = run;
  if (!spec.ack) return [];
  if (isTeam(to)) return [{ is: "text", tone: "small", words: { say: "brief.read", with: { count: own.acknowledged.length } } }];
  if (own.acknowledged.includes(to.id)) return [{ is: "text", tone: "small", words: { say: "brief.thanks" } }];
  return [{ is: "button", command: "floor", args: { do: "acknowledge" }, words: { say: "brief.ack" }, weight: "main" }];
}

/** A text meant for one side is shown to that side, and to the team. */
function forReader(round: Here, to: Person): Here["input"] {
  return round.input.filter((item) => item.forSide === undefined || item.forSide === to.side || isTeam(to));
}
