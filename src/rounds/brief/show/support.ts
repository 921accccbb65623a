import type { Block } from "../../../model/card.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Brief } from "../../../model/vocabulary.ts";
import type { Support } from "../entry.ts";
import { standing, type BriefOwn } from "../own.ts";
import { declinedBlocks } from "../result.ts";

const say = (tone: "plain" | "small", key: string): Block => ({ is: "text", tone, words: { say: key } });

/** Everybody ticks what they want answered. No count is seen before it closes. */
export function supportBlocks({ run }: Round<Brief, BriefOwn>, to: Person, mine: unknown): readonly Block[] {
  const { own } = run;
  const open = standing(own);
  const declined = declinedBlocks(own.declined.map(({ reason }) => reason));
  if (run.stage === "closing") return [say("plain", "judge.counting")];
  if (!run.eligible.includes(to.id) || run.stage !== "open")
    return [say("plain", "questions.othersSupport"), { is: "list", ordered: false, entries: open.map((item) => ({ item })) }, ...declined];
  const chosen = (mine as Support | null)?.votes ?? null;
  return [
    say("plain", "questions.support"),
    {
      is: "form",
      command: "vote",
      title: null,
      assurance: [],
      args: { of: "questions" },
      fields: [
        {
          is: "many",
          name: "votes",
          label: { say: "questions.items" },
          options: open.map((item) => ({ value: item, words: { item } })),
          chosen: chosen ?? [],
          max: open.length,
        },
      ],
      submit: { say: chosen ? "judge.change" : "judge.send" },
    },
    ...(chosen ? [] : [{ is: "button", command: "mine", args: {}, words: { say: "judge.showMine" }, weight: "plain" } as const]),
    say("small", "judge.lastCounts"),
    ...declined,
  ];
}
