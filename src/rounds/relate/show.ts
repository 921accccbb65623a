import type { Block, Card, Field, Words } from "../../model/card.ts";
import type { Instant, TextId } from "../../model/ids.ts";
import type { Person, Reader, Round } from "../../model/kind.ts";
import { linksThatAre } from "../../judgement/influence/known.ts";
import { decide } from "../../judgement/influence/influence.ts";
import type { Relate } from "../../model/vocabulary.ts";
import { beginningOf } from "../words.ts";
import { ANSWERS, relateEntry, type RelateEntry } from "./entry.ts";
import { chainAgainst, influenceOf, nameOf, type Answered, type Places, type RelateOwn } from "./own.ts";

type Here = Round<Relate, RelateOwn>;

/** Where everybody is in the map, and the pairs for those who answer. Counts of a batch are seen when the next one opens. */
export function showRelate(round: Here, to: Person, _now: Instant, mine: unknown, read: Reader): Card {
  const { spec, input } = round.run;
  const ask: readonly Block[] = spec.ask ? [{ is: "text", tone: "title", words: { text: spec.ask as TextId } }] : [];
  const ideas: Block = { is: "list", ordered: true, entries: input.map((item) => ({ item })) };
  return { blocks: [...ask, progress(round), ...lastBatch(round, read), ideas, ...pairs(round, to, mine, read)] };
}

function progress({ run }: Here): Block {
  const influence = influenceOf(run.spec, run.input, run.own.answered);
  const left = Math.min(linksThatAre("open", influence.known).length, run.spec.maxAsked - influence.asked.length);
  return text("small", { say: "relate.progress", with: { batch: run.own.answered.length + 1, left } });
}

/** What came of the batch before, pair by pair. */
function lastBatch(round: Here, read: Reader): readonly Block[] {
  const { own, spec } = round.run;
  const last = own.answered.at(-1);
  if (!last) return [];
  const columns = ["pair", "ideas", "yes", "voting", "is"].map((column): Words => ({ say: `relate.column.${column}` }));
  const rows = last.map((answered): readonly Words[] => {
    const [, , yes, voting] = answered;
    const is = decide({ yes, voting }, spec.support) ?? "open";
    const number = (n: number): Words => (is === "open" ? { say: "relate.untold" } : { say: "judge.result.number", with: { n } });
    return [places(answered), wordsOf(round, answered, read), number(yes), number(voting), { say: `relate.is.${is}` }];
  });
  return [{ is: "table", caption: { say: "relate.before" }, columns, rows }];
}

function pairs(round: Here, to: Person, mine: unknown, read: Reader): readonly Block[] {
  const { run, plan } = round;
  if (run.phase.name === "none") return [];
  if (run.stage === "closing") return [text("plain", { say: "judge.counting" })];
  const again = run.own.asking.flatMap((pair) => contested(round, pair, read));
  const talk: readonly Block[] =
    run.spec.talkFirst !== undefined && plan.mode === "live"
      ? [text("notice", { say: "relate.talkFirst", with: { seconds: run.spec.talkFirst } })]
      : [];
  if (!run.eligible.includes(to.id)) {
    const list: Block = { is: "list", ordered: false, entries: run.own.asking.map((pair) => labelOf(round, pair, read)) };
    return [...talk, ...again, text("plain", { say: "relate.others" }), list];
  }
  if (run.stage !== "open") return [text("plain", { say: "judge.waits" })];
  const given = relateEntry.safeParse(mine).data?.answers ?? null;
  return [
    ...talk,
    ...again,
    {
      is: "form",
      command: "vote",
      title: null,
      assurance: [],
      args: { of: "pairs" },
      fields: run.own.asking.map((pair) => fieldOf(round, pair, given, read)),
      submit: { say: given ? "judge.change" : "judge.send" },
    },
    ...(given ? [] : [{ is: "button", command: "mine", args: {}, words: { say: "judge.showMine" }, weight: "plain" } as const]),
    text("small", { say: "judge.lastCounts" }),
  ];
}

const fieldOf = (round: Here, pair: Places, given: RelateEntry["answers"] | null, read: Reader): Field => ({
  is: "choice",
  name: `pair.${nameOf(pair)}`,
  label: labelOf(round, pair, read),
  options: ANSWERS.map((answer) => ({ value: answer, words: { say: `relate.answer.${answer}` } })),
  value: given?.[nameOf(pair)] ?? "",
  required: true,
});

/** A pair that is asked again stands there with the no of the group, and with the chain of its answers that says yes. */
function contested(round: Here, pair: Places, read: Reader): readonly Block[] {
  const { run } = round;
  const chain = chainAgainst(influenceOf(run.spec, run.input, run.own.answered), pair);
  if (!chain) return [];
  const [, , yes = 0, voting = 0] = run.own.answered.flat().findLast((each) => each[0] === pair[0] && each[1] === pair[1]) ?? [];
  const steps = chain.slice(1).map((to, at): Places => [run.input.indexOf(chain[at] ?? to), run.input.indexOf(to)]);
  return [
    text("notice", { say: "relate.again", with: { ...numbers(pair), yes, voting } }),
    { is: "list", ordered: false, entries: steps.map((step) => labelOf(round, step, read)) },
  ];
}

/** So much of an idea that both of a pair fit into the smallest of labels; in full they stand above, under their numbers. */
const BEGINNING = 38;

const labelOf = (round: Here, pair: Places, read: Reader): Words => ({
  say: "relate.pair",
  with: { ...numbers(pair), ...beginnings(round, pair, read) },
});
const wordsOf = (round: Here, pair: Answered, read: Reader): Words => ({ say: "relate.words", with: beginnings(round, pair, read) });
const places = (pair: Places | Answered): Words => ({ say: "relate.places", with: numbers(pair) });
const numbers = ([from, to]: Places | Answered) => ({ a: from + 1, b: to + 1 });

function beginnings({ input }: Here, [from, to]: Places | Answered, read: Reader): { readonly from: string; readonly to: string } {
  const beginning = (place: number): string => beginningOf(read(input[place]?.text as TextId) ?? "", BEGINNING);
  return { from: beginning(from), to: beginning(to) };
}

const text = (tone: "small" | "plain" | "notice", words: Words): Block => ({ is: "text", tone, words });
