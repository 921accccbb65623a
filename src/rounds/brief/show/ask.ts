import type { Block, Form } from "../../../model/card.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Brief } from "../../../model/vocabulary.ts";
import type { CollectEntry, Contribution } from "../../collect/entry.ts";
import { QUESTIONS, type BriefOwn } from "../own.ts";

/** Below the text: asking, in private. One's own questions come back only when one asks to see them. */
export function askBlocks({ run }: Round<Brief, BriefOwn>, to: Person, mine: unknown): readonly Block[] {
  const what = run.spec.questions?.moderated ? "questions.moderated" : "questions.unmoderated";
  const intro: Block = { is: "text", tone: "plain", words: { say: what, with: { each: QUESTIONS.each, chars: QUESTIONS.chars } } };
  if (!run.eligible.includes(to.id) || run.stage !== "open") return [intro];
  return [intro, askForm(null), ...own(mine as CollectEntry | null)];
}

function own(entry: CollectEntry | null): readonly Block[] {
  if (!entry) return [{ is: "button", command: "mine", args: {}, words: { say: "collect.showMine" }, weight: "plain" }];
  if (entry.contributions.length === 0) return [{ is: "text", tone: "small", words: { say: "collect.none" } }];
  return entry.contributions.flatMap((each): readonly Block[] => [
    askForm(each),
    { is: "button", command: "withdraw", args: { key: each.key }, words: { say: "collect.withdraw" }, weight: "danger" },
  ]);
}

const askForm = (old: Contribution | null): Form => ({
  is: "form",
  command: "idea",
  title: null,
  assurance: [],
  args: old ? { key: old.key } : {},
  fields: [
    {
      is: "words",
      name: "words",
      label: { say: old ? "collect.change" : "questions.ask" },
      maxChars: QUESTIONS.chars,
      lines: 3,
      value: old?.text ?? "",
      required: true,
    },
  ],
  submit: { say: old ? "collect.save" : "collect.send" },
});
