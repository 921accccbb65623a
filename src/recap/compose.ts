import type { Recap, RecapBlock, RecapSection } from "../model/recap.ts";
import { headingOf, ORDER, type SectionId } from "./artefacts.ts";
import { mapBlocks } from "./influence-map.ts";
import { lastPasses, numberedPasses } from "./passes.ts";
import type { Say } from "./place.ts";
import { actions } from "./sections/actions.ts";
import { done } from "./sections/done.ts";
import { cameUp } from "./sections/items.ts";
import { moves } from "./sections/moves.ts";
import { pointedOut, ranked } from "./sections/ranking.ts";
import { agreed, apart } from "./sections/text.ts";
import type { RecapSource, RoundResult } from "./source.ts";
import { writer } from "./writer.ts";

/** A side is counted only from this many voices on: a smaller cell names people. */
const MIN_SIDE = 5;

/** The artefact, made of the rounds alone: the same rounds give the same artefact. */
export function compose(source: RecapSource, say: Say): Recap {
  const write = writer(say);
  const { paragraph } = write;
  const rounds = numberedPasses(source.rounds, say);
  const last = lastPasses(rounds);
  const maps = rounds.flatMap(({ map }) => (map ? [map] : []));
  const purpose = [paragraph(say("recap.purpose", { title: source.title }))];
  if (source.question) purpose.push(paragraph(say("recap.question", { question: source.question }), true));

  const sections: Readonly<Record<SectionId, () => readonly RecapBlock[]>> = {
    standing: () => [paragraph(say(`recap.standing.${source.artefact === "transferMemo" ? "nonPaper" : "personal"}`))],
    agreed: () => agreed(source.text, write),
    apart: () => apart(source.text, write),
    actions: () => actions(source.basis, write),
    moves: () => moves(rounds, write),
    purpose: () => purpose,
    done: () => rounds.map((round) => paragraph(done(round, say))),
    voices: () => voices(source, say).map((words) => paragraph(words)),
    items: () => cameUp(rounds, write),
    ranked: () => ranked(last, write),
    map: () => maps.flatMap((map) => mapBlocks(map, say, { of: write.id, fresh: write.fresh })),
    close: () => pointedOut("close", last, write),
    differ: () => pointedOut("differ", last, write),
    open: () => openQuestions(rounds, source.parked, say).map(({ words, byPeople }) => paragraph(words, byPeople)),
    next: () => [paragraph(say(`recap.next.${source.review}`, { hours: source.clearanceHours }))],
    regime: () => [paragraph(say(`recap.regime.${source.regime}`))],
  };
  const section = (id: SectionId): RecapSection => ({ id, heading: say(headingOf(source.artefact, id)), blocks: sections[id]() });
  return {
    artefact: source.artefact,
    language: source.language,
    title: source.title,
    sections: ORDER[source.artefact].map(section).filter(({ blocks }) => blocks.length > 0),
    footer: [say("recap.footer.some"), say("recap.footer.made")],
  };
}

function voices(source: RecapSource, say: Say): readonly string[] {
  const counted = source.sides.length > 0 && source.sides.every((side) => side.voices >= MIN_SIDE);
  const sides = counted ? source.sides.map((side) => say("recap.side", { name: side.name, count: side.voices })) : [];
  return [say("recap.voices", { count: source.voices }), ...sides];
}

function openQuestions(
  rounds: readonly RoundResult[],
  parked: readonly string[],
  say: Say,
): readonly { readonly words: string; readonly byPeople: boolean }[] {
  const shut = rounds.filter((round) => round.empty && (round.kind === "collect" || round.kind === "judge"));
  const open = [
    ...parked.map((words) => ({ words, byPeople: true })),
    ...shut.map((round) => ({ words: say("recap.open.shut", { title: round.title }), byPeople: false })),
  ];
  return open.length > 0 ? open : [{ words: say("recap.open.none"), byPeople: false }];
}
