import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { countConsent, hasConsent, type ConsentAnswer } from "../../../judgement/consent.ts";
import { sideWord, type SideWord } from "../../../judgement/side-word.ts";
import { standing } from "../../../judgement/standing.ts";
import type { Cast } from "../entry.ts";
import { verdictOf, type ConsentFigures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { speaksForSides } from "../scale.ts";
import { answersTo, leastOf, membersOf, type Answer } from "./answers.ts";

type Row = Omit<ConsentFigures["rows"][number], "rank">;

/** Consent: reached where somebody answered and nobody objects; where delegates speak for their sides, where every side says yes. */
export function settleConsent(
  round: Round<Judge, JudgeOwn>,
  entries: readonly Cast[],
  took: Pick<ConsentFigures, "panel" | "ballots">,
): ConsentFigures {
  const rowOf = speaksForSides(round.run.spec) ? announced : counted;
  const rows = round.run.input.map((item) => rowOf(round, item, answersTo(entries, item), took.ballots));
  const sorted = rows.toSorted((a, b) => Number(b.reached) - Number(a.reached));
  const ranked = [...standing(sorted, (a, b) => a.reached === b.reached)];
  return { scale: "consent", ...took, rows: ranked, reasons: [], verdict: verdictOf(ranked) };
}

function counted(round: Round<Judge, JudgeOwn>, item: ItemId, given: readonly Answer[]): Row {
  const answers = given.map(({ answer }): ConsentAnswer => (answer === "objection" ? "objection" : "consent"));
  const isEnough = answers.length >= leastOf(round);
  return {
    item,
    voters: answers.length,
    n: answers.length,
    objections: isEnough ? countConsent(answers).objection : null,
    reached: isEnough && hasConsent(answers),
    sides: null,
  };
}

/** Each side's one word. Of a side of which fewer than half answered it is "not yet", as of one that can not go along. */
function announced(round: Round<Judge, JudgeOwn>, item: ItemId, given: readonly Answer[], ballots: number): Row {
  const sides = round.plan.sides.map(({ id }) => {
    const theirs = given.filter(({ side }) => side === id);
    const word = 2 * theirs.length < membersOf(round, id) ? "notYet" : (sideWord(theirs.map(({ answer }) => wordIn(answer))) ?? "notYet");
    return { side: id, word };
  });
  return {
    item,
    voters: ballots,
    n: null,
    objections: null,
    reached: sides.length > 0 && sides.every(({ word }) => word === "yes"),
    sides,
  };
}

const wordIn = (answer: string): SideWord => (answer === "yes" || answer === "yesIf" ? answer : "notYet");
