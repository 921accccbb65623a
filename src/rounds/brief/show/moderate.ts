import type { Block, Field, Form } from "../../../model/card.ts";
import type { ItemId } from "../../../model/ids.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Brief } from "../../../model/vocabulary.ts";
import { isTeam } from "../../people.ts";
import { QUESTIONS, standing, type BriefOwn } from "../own.ts";

const say = (tone: "plain" | "small", key: string): Block => ({ is: "text", tone, words: { say: key } });
const list = (ids: readonly ItemId[]): Block => ({ is: "list", ordered: false, entries: ids.map((item) => ({ item })) });

/** The team joins questions that are one, or declines one with a reason. Nobody of it sees who asked. */
export function moderateBlocks({ run }: Round<Brief, BriefOwn>, to: Person): readonly Block[] {
  if (!isTeam(to)) return [say("plain", "questions.waits")];
  const { own } = run;
  const open = standing(own);
  return [
    say("plain", "questions.moderate"),
    list(open),
    ...own.joined.flatMap(({ item, members }): readonly Block[] =>
      open.includes(item)
        ? [
            { is: "text", tone: "quote", words: { item } },
            say("small", "questions.holds"),
            list(members),
            { is: "button", command: "organise", args: { do: "split", group: item }, words: { say: "organise.split" }, weight: "plain" },
          ]
        : [],
    ),
    ...(open.length > 1
      ? [form("merge", [{ ...items(open), is: "many", chosen: [], max: open.length }, words("questions.wording", false)])]
      : []),
    ...(open.length > 0
      ? [form("decline", [{ ...items(open), is: "choice", value: "", required: true }, words("questions.reason", true)])]
      : []),
    ...own.declined.flatMap(({ question, reason }): readonly Block[] => [
      say("small", "questions.declinedOne"),
      { is: "text", tone: "quote", words: { item: question } },
      list([reason]),
      { is: "button", command: "organise", args: { do: "keep", items: question }, words: { say: "questions.restore" }, weight: "plain" },
    ]),
  ];
}

const items = (open: readonly ItemId[]) => ({
  name: "items",
  label: { say: "questions.items" },
  options: open.map((item) => ({ value: item, words: { item } })),
});

const words = (label: string, required: boolean): Field => ({
  is: "words",
  name: "words",
  label: { say: label },
  maxChars: QUESTIONS.chars,
  lines: 2,
  value: "",
  required,
});

const form = (does: "merge" | "decline", fields: readonly Field[]): Form => ({
  is: "form",
  command: "organise",
  title: { say: `questions.${does}` },
  assurance: [],
  args: { do: does },
  fields,
  submit: { say: `questions.${does}.send` },
});
