import type { Block, Card, Field, Words } from "../../model/card.ts";
import type { Instant, ItemId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Draft } from "../../model/vocabulary.ts";
import { isDrafter } from "./decide.ts";
import { draftFigures, type DraftFigures, type DraftOwn } from "./own.ts";

type Here = Round<Draft, DraftOwn>;

export function showDraft(round: Here, to: Person, _now: Instant): Card {
  const { own } = round.run;
  if (!isDrafter(round, to)) return { blocks: [plain("draft.writing", { version: own.version })] };
  return {
    blocks: [
      plain("draft.pen", { version: own.version }),
      ...(own.clauses.length > 0 ? [clauseTable(own)] : []),
      ...changeList(own),
      ...criticism(round),
      addForm(own.clauses.length === 0),
      ...(own.clauses.length > 0 ? [rewordForm(round), takeOutForm(round)] : []),
      ...own.apart.map(({ clause }): Block => ({
        is: "button",
        command: "clause",
        args: { do: "putBack", clause },
        words: { say: "draft.putBack", with: { clause } },
        weight: "plain",
      })),
    ],
  };
}

/** A version as everybody has it: the clauses, and what changed since the one before. */
export const versionCard = (figures: DraftFigures): Card => ({
  blocks: [
    plain("draft.version", { version: figures.version }),
    ...(figures.clauses.length > 0 ? [clauseTable(figures)] : []),
    ...changeList(figures),
  ],
});

const plain = (say: string, args: Record<string, number>): Block => ({ is: "text", tone: "plain", words: { say, with: args } });

const clauseTable = ({ clauses }: DraftFigures): Block => ({
  is: "table",
  caption: { say: "draft.text" },
  columns: [{ say: "draft.clause" }, { say: "draft.words" }],
  rows: clauses.map(({ clause, item }) => [{ say: "report.plain", with: { words: clause } }, { item }]),
});

/** The first version has no changes to tell. */
function changeList({ version, changes }: DraftFigures): readonly Block[] {
  if (version === 1 || changes.length === 0) return [];
  const entries = changes.map(({ clause, was, now, reason }): Words => {
    const what = was === null ? "new" : now === null ? "apart" : "changed";
    return reason === null
      ? { say: `draft.change.${what}`, with: { clause } }
      : { say: "draft.change.reason", with: { clause, reason: { text: reason } } };
  });
  return [
    { is: "text", tone: "small", words: { say: "draft.changes" } },
    { is: "list", ordered: false, entries },
  ];
}

/** What each side said would be wrong with the version before, under the clause it is about: for the drafter alone. */
function criticism({ input, items, around }: Here): readonly Block[] {
  if (input.length === 0) return [];
  const before = draftFigures.safeParse(around?.before?.figures).data;
  const clauseOf = (about: ItemId | undefined): string => before?.clauses.find((each) => each.item === about)?.clause ?? "";
  const sorted = input.toSorted((one, other) => clauseOf(one.about).localeCompare(clauseOf(other.about), "en", { numeric: true }));
  const entries = sorted.map(({ id, about, label }): Words => {
    const words = { text: items[id]?.text as never };
    const clause = clauseOf(about);
    return label.as === "side"
      ? { say: "draft.criticism.side", with: { clause, side: { side: label.side }, words } }
      : { say: "draft.criticism", with: { clause, words } };
  });
  return [
    { is: "text", tone: "title", words: { say: "draft.heard" } },
    { is: "list", ordered: false, entries },
  ];
}

const area = (name: string, label: Words, required: boolean, lines = 4): Field => ({
  is: "words",
  name,
  label,
  maxChars: lines > 4 ? 20_000 : 2000,
  lines,
  value: "",
  required,
});

const clauseChoice = ({ run, items }: Here): Field => ({
  is: "choice",
  name: "clause",
  label: { say: "draft.which" },
  options: run.own.clauses.map(({ clause, item }) => ({
    value: clause,
    words: { say: "draft.option", with: { clause, words: { text: items[item]?.text as never } } },
  })),
  value: "",
  required: true,
});

/** What the pen can do, under the name of its act: its words in every language are called after it. */
const penForm = (does: "add" | "reword" | "takeOut", fields: readonly Field[]): Block => ({
  is: "form",
  command: "clause",
  title: { say: `draft.${does}` },
  assurance: [],
  args: { do: does },
  fields,
  submit: { say: `draft.${does}Send` },
});

const addForm = (isFirst: boolean): Block => penForm("add", [area("lines", { say: "draft.lines" }, true, isFirst ? 12 : 5)]);

const rewordForm = (round: Here): Block =>
  penForm("reword", [clauseChoice(round), area("text", { say: "draft.newWords" }, true), area("words", { say: "draft.why" }, false, 2)]);

const takeOutForm = (round: Here): Block =>
  penForm("takeOut", [
    clauseChoice(round),
    ...round.plan.sides.map(({ id }, index) =>
      area(`concern${index + 1}`, { say: "draft.concern", with: { side: { side: id } } }, false, 2),
    ),
    area("words", { say: "draft.tried" }, false, 2),
  ]);
