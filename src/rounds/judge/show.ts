import type { Block, Card, Field } from "../../model/card.ts";
import type { ItemId, TextId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { entrySchema, type BallotEntry } from "./entry.ts";
import type { JudgeOwn } from "./index.ts";

/** The ballot for those who judge, a word about it for everybody else. Never how many have voted. */
export function show(round: Round<Judge, JudgeOwn>, to: Person, mine: unknown): Card {
  const ask: readonly Block[] = round.run.spec.ask ? [{ is: "text", tone: "title", words: { text: round.run.spec.ask as TextId } }] : [];
  return { blocks: [...ask, ...inside(round, to, mine)] };
}

function inside(round: Round<Judge, JudgeOwn>, to: Person, mine: unknown): readonly Block[] {
  const { run } = round;
  if (run.stage === "closing") return [plain("judge.counting")];
  if (!run.eligible.includes(to.id)) return [list(run.input), plain("judge.othersJudge")];
  if (run.stage !== "open") return [plain("judge.waits")];
  return ballot(round, entrySchema.safeParse(mine).data?.ballot ?? null);
}

function ballot({ run }: Round<Judge, JudgeOwn>, mine: BallotEntry["ballot"] | null): readonly Block[] {
  const field = fieldOf(run, mine);
  if (!field) return [];
  const blocks: Block[] = [
    {
      is: "form",
      command: "vote",
      title: null,
      assurance: [],
      args: {},
      fields: [field],
      submit: { say: mine ? "judge.change" : "judge.send" },
    },
  ];
  if (run.spec.pass) blocks.push({ is: "button", command: "vote", args: { pass: "yes" }, words: { say: "judge.pass" }, weight: "plain" });
  if (!mine) blocks.push({ is: "button", command: "mine", args: {}, words: { say: "judge.showMine" }, weight: "plain" });
  return [...blocks, { is: "text", tone: "small", words: { say: "judge.lastCounts" } }];
}

function fieldOf(run: Round<Judge, JudgeOwn>["run"], mine: BallotEntry["ballot"] | null): Field | null {
  const options = run.input.map((item) => ({ value: item, words: { item } }));
  const { scale } = run.spec;
  if (scale.s === "rank") {
    const places = Math.min(scale.top, options.length);
    const chosen = mine && "ranking" in mine ? mine.ranking : [];
    return { is: "ranking", name: "ranking", label: { say: "judge.rankLabel", with: { places } }, places, options, chosen };
  }
  if (scale.s === "dots") {
    const perItem = scale.perItem ?? scale.n;
    const given = mine && "dots" in mine ? mine.dots : {};
    const label = { say: "judge.dotsLabel", with: { total: scale.n, perItem } };
    return { is: "dots", name: "dots", label, total: scale.n, perItem, options, given };
  }
  return null;
}

const plain = (say: string): Block => ({ is: "text", tone: "plain", words: { say } });
const list = (items: readonly ItemId[]): Block => ({ is: "list", ordered: false, entries: items.map((item) => ({ item })) });
