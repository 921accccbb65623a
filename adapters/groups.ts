import { isolated } from "../src/cards/isolate.ts";
import type { Block, Spoken } from "../src/model/card.ts";
import type { Page } from "../src/platform/page.ts";

type Titled = Pick<Page["results"][number], "path" | "title">;

/** The side in whose room a round goes on, or the letter of the group; null: it is for everybody. Numbers are those of passes. */
function groupOf({ sides }: Pick<Page, "sides">, path: string): string | null {
  const marks = [...path.matchAll(/\[([^\]]*)\]/g)].map(([, mark = ""]) => mark);
  const mark = marks.findLast((each) => !/^\d+$/.test(each));
  if (mark === undefined) return null;
  const side = sides.find((each) => each.side === mark);
  return side ? isolated(side.name) : mark.toUpperCase();
}

const ofGroup = ({ title }: Titled, group: string | null): Spoken =>
  group === null ? title : { ...title, words: `${title.words} · ${group}` };

/** What a round is called; where several go on beside each other, with the group whose it is. */
export const titleIn = (page: Pick<Page, "now" | "sides">, round: Titled): Spoken =>
  ofGroup(round, page.now.length > 1 ? groupOf(page, round.path) : null);

/** What a round is called that left something; for the team, which sees those of all groups, with the group whose it was. */
export const titleOfResult = (page: Pick<Page, "team" | "sides">, result: Titled): Spoken =>
  ofGroup(result, page.team === null ? null : groupOf(page, result.path));

/** The path of the round that a button of the team is about; null: it is about the whole conversation. */
export const pathOf = (block: Block<Spoken>): string | null => (block.is === "button" ? (block.args["path"] ?? null) : null);

/** From so many rounds beside each other on, single ones stand folded, but for those that need somebody. */
const MANY = 3;
export const areMany = ({ now }: Pick<Page, "now">): boolean => now.length > MANY;
/** It waits for a decision, or its time is over. */
export const needsSomebody = ({ stage, timeIsUp }: Page["now"][number]): boolean => stage === "held" || timeIsUp;
