import type { RecapBlock } from "../../model/recap.ts";
import { judged } from "../judged.ts";
import type { RoundResult } from "../source.ts";
import type { Writer } from "../writer.ts";
import { isRanked, table } from "./ranking.ts";

/** What came up, round by round. */
export function cameUp(rounds: readonly RoundResult[], write: Writer): readonly RecapBlock[] {
  const listed = rounds.filter(isWorthListing).flatMap((round) => items(round, write));
  return listed.length > 0 ? listed : [write.paragraph(write.say("recap.items.none"))];
}

/** A list that was put in order is shown where it was judged, not twice. */
const isWorthListing = (round: RoundResult): boolean =>
  !round.empty &&
  (round.ranking !== null ||
    round.judged !== null ||
    ((round.kind === "collect" || round.kind === "talk" || round.kind === "brief") && round.items.length > 0));

function items(round: RoundResult, write: Writer): readonly RecapBlock[] {
  if (isRanked(round)) return table(round, write);
  if (round.judged) return judged(round, write);
  const { say } = write;
  const entries = round.items.map((item) => {
    const label = [item.side, item.role ?? null, item.tag].filter((part) => part !== null).join(", ");
    return { id: write.id(item.words), words: label ? say("recap.labelled", { words: item.words, label }) : item.words };
  });
  const heading = round.hasQuestions ? "recap.questions" : round.kind === "brief" || entries.length === 1 ? "recap.listed" : "recap.items";
  return [write.paragraph(say(heading, { title: round.title })), { is: "list", entries }];
}
