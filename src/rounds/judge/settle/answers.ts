import type { ItemId, PersonId, SideId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { mayShowBreakdown } from "../../../confidentiality/thresholds.ts";
import { choicesIn, type Cast } from "../entry.ts";
import type { JudgeOwn } from "../index.ts";

/** What one person answered of one item. `who` means nothing outside one settle. */
export interface Answer {
  readonly who: number;
  readonly side: SideId | null;
  readonly answer: string;
}

/** All answers to an item, of those who gave one. */
export const answersTo = (entries: readonly Cast[], item: ItemId): readonly Answer[] =>
  entries.flatMap((entry) => {
    const answer = choicesIn(entry.ballot)?.choices[item];
    return answer === undefined ? [] : [{ who: entry.who, side: entry.side, answer }];
  });

/** People of a side who may answer and have not left. */
export function membersOf({ run, members }: Round<Judge, JudgeOwn>, side: SideId): number {
  const stays = (id: PersonId): boolean => members[id]?.side === side && members[id].state !== "left";
  return run.eligible.filter(stays).length;
}

/** How many gave each of these answers, in their order. */
export const countAnswers = (given: readonly Answer[], offered: readonly string[]): readonly number[] =>
  offered.map((answer) => given.filter((each) => each.answer === answer).length);

/** The same by side, if the protocol asks for it and no side could be read off it: all sides or none. */
export function countBySide(
  { run, plan }: Round<Judge, JudgeOwn>,
  given: readonly Answer[],
  offered: readonly string[],
): { side: SideId; counts: number[] }[] | null {
  if (run.spec.breakdown !== "side") return null;
  const cells = plan.sides.map(({ id }) => ({
    side: id,
    counts: [
      ...countAnswers(
        given.filter((each) => each.side === id),
        offered,
      ),
    ],
  }));
  const may = mayShowBreakdown(
    cells.map((cell) => cell.counts),
    countAnswers(given, offered),
  );
  return may ? cells : null;
}

/** Answers to one item below which nothing of it is published: a box can be full enough and one item be judged by few. */
export const leastOf = ({ run }: Round<Judge, JudgeOwn>): number => run.phase.box?.minContributors ?? 1;
