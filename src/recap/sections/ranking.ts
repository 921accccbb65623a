import type { RecapBlock } from "../../model/recap.ts";
import { judged } from "../judged.ts";
import { placeOf } from "../place.ts";
import type { Ranking, RoundResult } from "../source.ts";
import type { Writer } from "../writer.ts";

type Row = Ranking["rows"][number];
type Ranked = RoundResult & { readonly ranking: Ranking };

/** "Most": two thirds or more. "Some": fewer than a third. */
const MOST = 2 / 3;
const SOME = 1 / 3;
/** An idea is placed high when those who ranked it gave it on average at least four of five points. */
const HIGH = 0.8;

export const isRanked = (round: RoundResult): round is Ranked => round.ranking !== null && !round.empty;

/** What was judged, on whatever scale; of several rankings the last. */
export function ranked(rounds: readonly RoundResult[], write: Writer): readonly RecapBlock[] {
  const final = rounds.findLast(isRanked);
  const blocks = rounds.flatMap((round) =>
    round === final ? table(final, write) : round.judged !== null && !round.empty ? judged(round, write) : [],
  );
  return blocks.length > 0 ? blocks : [write.paragraph(write.say("recap.unjudged"))];
}

/** Points and voters both: many voters with few points is another message than few voters with many. */
export function table({ title, ranking }: Ranked, write: Writer): readonly RecapBlock[] {
  const { say } = write;
  const isTied = (row: Row): boolean => ranking.rows.filter((other) => other.rank === row.rank).length > 1;
  const rank = (row: Row): number | null => (row.voters === 0 || row.takenBack ? null : row.rank);
  const figure = (row: Row, n: number): string => (row.takenBack ? say("recap.unranked") : String(n));
  return [
    {
      is: "table",
      caption: say("recap.ranking", { title, ballots: ranking.ballots }),
      columns: ["rank", "item", ranking.scale === "rank" ? "points" : "dots", "voters"].map((column) => say(`recap.column.${column}`)),
      rows: ranking.rows.map((row) => ({
        id: write.id(row.words),
        rank: rank(row),
        cells: [placeOf(rank(row), isTied(row), say), row.words, figure(row, row.points), figure(row, row.voters)],
      })),
    },
    ...agreement(ranking, write),
  ];
}

/** Bands after Schmidt: 0.7 strong, 0.5 moderate. */
function agreement({ agreement: w }: Ranking, { say, paragraph }: Writer): readonly RecapBlock[] {
  if (w === null) return [];
  const band = w >= 0.7 ? "strong" : w >= 0.5 ? "moderate" : "weak";
  return [paragraph(say(`recap.agreement.${band}`, { w: w.toFixed(2) }))];
}

/**
 * Ideas that a tally points out, under the sentence that says why; or the sentence that says there are none. Nothing at all
 * where nothing was judged on a scale that could.
 */
export function pointedOut(what: "close" | "differ", rounds: readonly RoundResult[], write: Writer): readonly RecapBlock[] {
  const { say } = write;
  const final = rounds.findLast(isRanked);
  const told = (words: readonly string[], some: string, none: string): readonly RecapBlock[] =>
    words.length === 0
      ? [write.paragraph(none)]
      : [write.paragraph(some), { is: "list", entries: words.map((each) => ({ id: write.id(each), words: each })) }];
  return rounds.flatMap((round) => {
    if (round === final) {
      const rows = what === "close" ? close(final.ranking) : differ(final.ranking);
      return told(
        rows.map(({ words }) => words),
        say(`recap.${what}.some`),
        say(`recap.${what}.none`),
      );
    }
    const words = round.empty ? null : (round.judged?.stands?.[what] ?? null);
    const { title } = round;
    const key = `recap.${round.judged?.hasOpinions ? "opinions" : "judged"}.${what}`;
    return words === null ? [] : told(words, say(`${key}.some`, { title }), say(`${key}.none`, { title }));
  });
}

const close = ({ rows, ballots }: Ranking): readonly Row[] => rows.filter((row) => !row.takenBack && row.voters >= MOST * ballots);

/** Few voters with high points. */
function differ({ rows, ballots, scale }: Ranking): readonly Row[] {
  if (scale !== "rank") return [];
  const best = Math.max(1, ...rows.map((row) => (row.voters > 0 ? row.points / row.voters : 0)));
  return rows.filter((row) => !row.takenBack && row.voters > 1 && row.voters < SOME * ballots && row.points / row.voters >= HIGH * best);
}
