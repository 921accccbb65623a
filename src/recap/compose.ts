import type { Recap, RecapBlock, RecapSection } from "../model/recap.ts";
import { ORDER, type SectionId } from "./artefacts.ts";
import { mapBlocks } from "./influence-map.ts";
import { judged } from "./judged.ts";
import { placeOf, type Say } from "./place.ts";
import { actions } from "./sections/actions.ts";
import { moves } from "./sections/moves.ts";
import { agreed, apart } from "./sections/text.ts";
import type { RecapSource, RoundResult } from "./source.ts";
import { writer } from "./writer.ts";

/** A side is counted only from this many voices on: a smaller cell names people. */
const MIN_SIDE = 5;
/** "Most": two thirds or more. "Some": fewer than a third. */
const MOST = 2 / 3;
const SOME = 1 / 3;
/** An idea is placed high when those who ranked it gave it on average at least four of five points. */
const HIGH = 0.8;

type Row = NonNullable<RoundResult["ranking"]>["rows"][number];

/** The artefact, made of the rounds alone: the same rounds give the same artefact. */
export function compose(source: RecapSource, say: Say): Recap {
  const write = writer(say);
  const { paragraph } = write;
  const rowIds: RowIds = ({ words }) => write.id(words);
  const section = (id: SectionId, blocks: readonly RecapBlock[]): RecapSection => ({ id, heading: say(`recap.heading.${id}`), blocks });

  const purpose = [paragraph(say("recap.purpose", { title: source.title }))];
  if (source.question) purpose.push(paragraph(say("recap.question", { question: source.question }), true));

  const final = source.rounds.findLast((round) => round.ranking && !round.empty) ?? null;
  const maps = source.rounds.flatMap(({ map }) => (map ? [map] : []));
  const sections: Readonly<Record<SectionId, () => RecapSection>> = {
    standing: () => section("standing", [paragraph(say(`recap.standing.${source.artefact === "transferMemo" ? "nonPaper" : "personal"}`))]),
    agreed: () => section("agreed", agreed(source.text, write)),
    apart: () => section("apart", apart(source.text, write)),
    actions: () => section("actions", actions(source.basis, write)),
    moves: () => section("moves", moves(source.rounds, write)),
    purpose: () => section("purpose", purpose),
    done: () =>
      section(
        "done",
        source.rounds.map((round) => paragraph(done(round, say))),
      ),
    voices: () =>
      section(
        "voices",
        voices(source, say).map((words) => paragraph(words)),
      ),
    items: () => section("items", cameUp(source.rounds, say, rowIds, paragraph)),
    ranked: () =>
      section(
        "ranked",
        final
          ? [table(final, say, rowIds), ...agreement(final, say).map((words) => paragraph(words))]
          : [paragraph(say("recap.open.none"))],
      ),
    map: () =>
      section(
        "map",
        maps.flatMap((map) => mapBlocks(map, say, { of: write.id, fresh: write.fresh })),
      ),
    close: () => section("close", pointedOut("close", final, close(final), say, rowIds, paragraph)),
    differ: () => section("differ", pointedOut("differ", final, differ(final), say, rowIds, paragraph)),
    open: () =>
      section(
        "open",
        openQuestions(source, say).map(({ words, byPeople }) => paragraph(words, byPeople)),
      ),
    next: () => section("next", [paragraph(say("recap.next", { hours: source.clearanceHours }))]),
    regime: () => section("regime", [paragraph(say(`recap.regime.${source.regime}`))]),
  };
  return {
    artefact: source.artefact,
    language: source.language,
    title: source.title,
    sections: ORDER[source.artefact].map((id) => sections[id]()).filter(({ blocks }) => blocks.length > 0),
    footer: [say("recap.footer.some"), say("recap.footer.made")],
  };
}

function done(round: RoundResult, say: Say): string {
  const known =
    ["gate", "brief", "collect", "talk", "organise", "judge", "relate"].includes(round.kind) && !round.isAsked ? round.kind : "other";
  return say(`recap.done.${known}`, {
    title: round.title,
    count: round.items.length,
    ballots: (round.ranking ?? round.judged)?.ballots ?? 0,
  });
}

function voices(source: RecapSource, say: Say): readonly string[] {
  const counted = source.sides.length > 0 && source.sides.every((side) => side.voices >= MIN_SIDE);
  const sides = counted ? source.sides.map((side) => say("recap.side", { name: side.name, count: side.voices })) : [];
  return [say("recap.voices", { count: source.voices }), ...sides];
}

type RowIds = (row: { readonly words: string }) => string;

function cameUp(rounds: readonly RoundResult[], say: Say, rowIds: RowIds, paragraph: (words: string) => RecapBlock): readonly RecapBlock[] {
  const listed = rounds.filter(isWorthListing).flatMap((round) => items(round, say, rowIds, paragraph));
  return listed.length > 0 ? listed : [paragraph(say("recap.items.none"))];
}

/** A list that was judged is shown with its tally, not twice. */
const isWorthListing = (round: RoundResult): boolean =>
  !round.empty &&
  (round.ranking !== null ||
    round.judged !== null ||
    ((round.kind === "collect" || round.kind === "talk" || round.kind === "brief") && round.items.length > 0));

function items(round: RoundResult, say: Say, rowIds: RowIds, paragraph: (words: string) => RecapBlock): readonly RecapBlock[] {
  if (round.ranking) return [table(round, say, rowIds), ...agreement(round, say).map((words) => paragraph(words))];
  if (round.judged) return judged(round, rowIds, paragraph);
  const entries = round.items.map((item) => {
    const label = [item.side, item.tag].filter((part) => part !== null).join(", ");
    return { id: rowIds(item), words: label ? say("recap.labelled", { words: item.words, label }) : item.words };
  });
  return [paragraph(say("recap.items", { title: round.title })), { is: "list", entries }];
}

/** Points and voters both: many voters with few points is another message than few voters with many. */
function table(round: RoundResult, say: Say, rowIds: RowIds): RecapBlock {
  const ranking = round.ranking as NonNullable<RoundResult["ranking"]>;
  const isTied = (row: Row): boolean => ranking.rows.filter((other) => other.rank === row.rank).length > 1;
  const rank = (row: Row): number | null => (row.voters === 0 ? null : row.rank);
  return {
    is: "table",
    caption: say("recap.ranking", { title: round.title, ballots: ranking.ballots }),
    columns: ["rank", "item", ranking.scale === "rank" ? "points" : "dots", "voters"].map((column) => say(`recap.column.${column}`)),
    rows: ranking.rows.map((row) => ({
      id: rowIds(row),
      rank: rank(row),
      cells: [placeOf(rank(row), isTied(row), say), row.words, String(row.points), String(row.voters)],
    })),
  };
}

/** Bands after Schmidt: 0.7 strong, 0.5 moderate. */
function agreement(round: RoundResult, say: Say): readonly string[] {
  const w = round.ranking?.agreement ?? null;
  if (w === null) return [];
  const band = w >= 0.7 ? "strong" : w >= 0.5 ? "moderate" : "weak";
  return [say(`recap.agreement.${band}`, { w: w.toFixed(2) })];
}

/** Ideas that a tally points out, under the sentence that says why; or the sentence that says there are none. */
function pointedOut(
  what: "close" | "differ",
  final: RoundResult | null,
  rows: readonly Row[],
  say: Say,
  rowIds: RowIds,
  paragraph: (words: string) => RecapBlock,
): readonly RecapBlock[] {
  if (!final) return [paragraph(say("recap.unjudged"))];
  if (rows.length === 0) return [paragraph(say(`recap.${what}.none`))];
  return [paragraph(say(`recap.${what}.some`)), { is: "list", entries: rows.map((row) => ({ id: rowIds(row), words: row.words })) }];
}

function close(final: RoundResult | null): readonly Row[] {
  const ranking = final?.ranking;
  return ranking ? ranking.rows.filter((row) => row.voters >= MOST * ranking.ballots) : [];
}

/** Few voters with high points. */
function differ(final: RoundResult | null): readonly Row[] {
  const ranking = final?.ranking;
  if (!ranking || ranking.scale !== "rank") return [];
  const best = Math.max(1, ...ranking.rows.map((row) => (row.voters > 0 ? row.points / row.voters : 0)));
  return ranking.rows.filter((row) => row.voters > 1 && row.voters < SOME * ranking.ballots && row.points / row.voters >= HIGH * best);
}

function openQuestions({ rounds, parked }: RecapSource, say: Say): readonly { readonly words: string; readonly byPeople: boolean }[] {
  const shut = rounds.filter((round) => round.empty && (round.kind === "collect" || round.kind === "judge"));
  const open = [
    ...parked.map((words) => ({ words, byPeople: true })),
    ...shut.map((round) => ({ words: say("recap.open.shut", { title: round.title }), byPeople: false })),
  ];
  return open.length > 0 ? open : [{ words: say("recap.open.none"), byPeople: false }];
}
