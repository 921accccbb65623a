import type { Block, Card } from "../../../model/card.ts";
import type { ItemId, TextId } from "../../../model/ids.ts";
import type { Person, Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { choicesIn, entrySchema } from "../entry.ts";
import type { JudgeOwn } from "../index.ts";
import { speaksForSides } from "../scale.ts";
import { formsOf } from "./forms.ts";
import { reasonsBefore } from "./feedback.ts";

/** The ballot for those who judge, a word about it for everybody else. Never how many have voted. */
export function show(round: Round<Judge, JudgeOwn>, to: Person, mine: unknown, earlier: unknown): Card {
  const ask: readonly Block[] = round.run.spec.ask ? [{ is: "text", tone: "title", words: { text: round.run.spec.ask as TextId } }] : [];
  return { blocks: [...ask, ...inside(round, to, mine, earlier)] };
}

function inside(round: Round<Judge, JudgeOwn>, to: Person, mine: unknown, earlier: unknown): readonly Block[] {
  const { run } = round;
  if (run.stage === "closing") return [plain("judge.counting")];
  if (!run.eligible.includes(to.id)) return [list(run.input), plain("judge.othersJudge")];
  if (run.stage !== "open") return [plain("judge.waits")];
  return ballot(round, to, mine, earlier);
}

function ballot(round: Round<Judge, JudgeOwn>, to: Person, mine: unknown, earlier: unknown): readonly Block[] {
  const { spec } = round.run;
  const own = entrySchema.safeParse(mine).data?.ballot ?? null;
  const before = choicesIn(entrySchema.safeParse(earlier).data?.ballot ?? null)?.choices ?? null;
  const blocks: Block[] = [...reasonsBefore(round), ...formsOf(round, to.id, own, before)];
  if (spec.pass) blocks.push({ is: "button", command: "vote", args: { pass: "yes" }, words: { say: "judge.pass" }, weight: "plain" });
  const asks = spec.feedback?.own && (round.around?.pass ?? 1) > 1 ? "judge.showEarlier" : "judge.showMine";
  if (!own && !before) blocks.push({ is: "button", command: "mine", args: {}, words: { say: asks }, weight: "plain" });
  return [...blocks, ...reasonsSaid(spec), ...mapSaid(spec), { is: "text", tone: "small", words: { say: "judge.lastCounts" } }];
}

/** Who will read the reasons, and whether a name stands beside them. */
function reasonsSaid(spec: Judge): readonly Block[] {
  if (spec.reason === "none") return [];
  const how = spec.attribution === "named" ? "named" : speaksForSides(spec) ? "side" : "anonymous";
  return [{ is: "text", tone: "small", words: { say: `judge.reasons.${how}` } }];
}

/** What is made of all votes together, and what is not. */
const mapSaid = ({ tally }: Judge): readonly Block[] =>
  tally.includes("opinionMap") ? [{ is: "text", tone: "small", words: { say: "judge.opinions.before" } }] : [];

const plain = (say: string): Block => ({ is: "text", tone: "plain", words: { say } });
const list = (items: readonly ItemId[]): Block => ({ is: "list", ordered: false, entries: items.map((item) => ({ item })) });
