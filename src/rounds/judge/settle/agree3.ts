import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { countAgree3, type Agree3 } from "../../../judgement/agree3.ts";
import { standing } from "../../../judgement/standing.ts";
import type { Cast } from "../entry.ts";
import type { Agree3Figures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { answersTo, countBySide, leastOf } from "./answers.ts";

type Row = Omit<Agree3Figures["rows"][number], "rank">;
const ANSWERS: readonly Agree3[] = ["agree", "disagree", "pass"];

/** Votes on statements, those most agreed with first. A statement that came late is seen by few: below the threshold it is not counted. */
export function settleAgree3(
  round: Round<Judge, JudgeOwn>,
  entries: readonly Cast[],
  took: Pick<Agree3Figures, "panel" | "ballots">,
): Agree3Figures {
  const rows = round.run.input.map((item) => rowOf(round, item, entries)).toSorted((a, b) => share(b) - share(a));
  return { scale: "agree3", ...took, rows: [...standing(rows, (a, b) => share(a) === share(b))], reasons: [] };
}

const share = (row: Row): number => (row.agree === null ? -1 : row.agree / Math.max(1, row.voters));

function rowOf(round: Round<Judge, JudgeOwn>, item: ItemId, entries: readonly Cast[]): Row {
  const given = answersTo(entries, item);
  const votes = given.flatMap(({ answer }) => ANSWERS.filter((each) => each === answer));
  const found = countAgree3(votes, leastOf(round));
  const bySide = found && countBySide(round, given, ANSWERS);
  return { item, voters: votes.length, agree: found?.agree ?? null, disagree: found?.disagree ?? null, pass: found?.pass ?? null, bySide };
}
