import type { Block, Card, Words } from "../../../model/card.ts";
import type { ItemId } from "../../../model/ids.ts";
import { concordance } from "../../../judgement/concordance.ts";
import type { JudgeFigures } from "../figures.ts";
import { bySideTable, cells, number } from "./cells.ts";
import { opinionGroups, sharedAndDividing } from "./opinions.ts";
import { agreeTable, consentTable, pollTable } from "./words.ts";
import { rateTable } from "./rate.ts";

/** How a released reason is shown: its words, with the label it came with. */
export type ReasonWords = (reason: ItemId) => Words;

/** Whether the author of an item took its words back. */
export type IsTakenBack = (item: ItemId) => boolean;

export interface Shown {
  readonly isTakenBack?: IsTakenBack;
  readonly where?: "room" | "artefact";
}

/**
 * The result as everybody sees it: a word first where there is one, then numbers, ties shown as ties. Where each side has to
 * reach a level there is the word alone.
 *
 * @param reasonWords where the words of reasons are shown with a label, such as a name in a named round
 * @param isTakenBack the row of such an item keeps its place and says so; its figures are of words that are no more
 * @param where an artefact lists what is shared and what divides in places of its own
 */
export function resultCard(
  figures: JudgeFigures,
  reasonWords: ReasonWords = (item) => ({ item }),
  { isTakenBack = () => false, where = "room" }: Shown = {},
): Card {
  return {
    blocks: [
      took(figures),
      ...rule(figures),
      ...[
        ...(figures.scale === "agree3" && where === "room" ? sharedAndDividing(figures) : []),
        ...(figures.scale === "agree3" ? opinionGroups(figures) : []),
        table(figures),
        ...bySideTable(figures),
      ].map((each) => withoutFigures(each, isTakenBack)),
      ...ends(figures),
      ...reasons(figures, reasonWords),
    ],
  };
}

const NONE: Words = { say: "judge.result.none" };

function withoutFigures(block: Block, isTakenBack: IsTakenBack): Block {
  if (block.is !== "table") return block;
  const isGone = (words: Words | undefined): boolean => words !== undefined && "item" in words && isTakenBack(words.item);
  const gone = (row: readonly Words[]): readonly Words[] => row.map((_, index) => (index === 1 ? { say: "page.takenBack" } : NONE));
  return { ...block, rows: block.rows.map((row) => (isGone(row[1]) ? gone(row) : row)) };
}

const plain = (words: Words): Block => ({ is: "text", tone: "plain", words });

const took = (figures: JudgeFigures): Block =>
  "panel" in figures
    ? plain({ say: "judge.result.panel", with: { ballots: figures.ballots, panel: figures.panel } })
    : plain({ say: "judge.result.ballots", with: { ballots: figures.ballots } });

function table(figures: JudgeFigures): Block {
  switch (figures.scale) {
    case "rank":
      return cells([{ say: "judge.result.points" }, { say: "judge.result.voters" }], figures.rows, (row) => [
        number(row.points),
        number(row.voters),
      ]);
    case "dots":
      return cells([{ say: "judge.result.dots" }, { say: "judge.result.voters" }], figures.rows, (row) => [
        number(row.dots),
        number(row.voters),
      ]);
    case "pick":
      return cells([{ say: "judge.result.picked" }], figures.rows, (row) => [number(row.voters)]);
    case "rate":
      return rateTable(figures);
    case "gradient":
    case "fist":
      return pollTable(figures);
    case "consent":
      return consentTable(figures);
    case "agree3":
      return agreeTable(figures);
  }
}

/** What had to be reached, as it was told before. */
function rule(figures: JudgeFigures): readonly Block[] {
  if (figures.scale !== "gradient") return figures.scale === "fist" ? [plain({ say: "judge.result.level.fist" })] : [];
  const level = { level: figures.atOrBelow };
  return [plain({ say: figures.perSide ? "judge.result.level.perSide" : "judge.result.level", with: level })];
}

function ends(figures: JudgeFigures): readonly Block[] {
  if (figures.scale === "agree3") return figures.rows.some((row) => row.across) ? [plain({ say: "judge.across.how" })] : [];
  if (figures.scale === "rate") return figures.stop ? [plain({ say: `judge.result.stop.${figures.stop.why}` })] : [];
  if (figures.scale !== "rank" || figures.w === null) return [];
  const agreed = concordance(figures.w);
  return [plain({ say: "judge.result.agreement", with: { agreed, w: Math.round(figures.w * 100) / 100 } })];
}

/** Reasons under the item each is about, in the order in which the items stand. */
function reasons(figures: JudgeFigures, reasonWords: ReasonWords): readonly Block[] {
  const given = "reasons" in figures ? figures.reasons : [];
  if (given.length === 0) return [];
  const items = figures.rows.map((row) => row.item).filter((item) => given.some(({ about }) => about === item));
  return [
    plain({ say: "judge.result.reasons" }),
    ...items.flatMap((item): readonly Block[] => [
      { is: "text", tone: "small", words: { item } },
      { is: "list", ordered: false, entries: given.filter(({ about }) => about === item).map(({ reason }) => reasonWords(reason)) },
    ]),
  ];
}
