import type { Block, Card, Field, Form } from "../../model/card.ts";
import type { Instant } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Collect } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { CollectOwn } from "./index.ts";
import type { CollectEntry, Contribution } from "./entry.ts";

/**
 * The writing form. A person's own words come back only when they asked to see them (`mine`), since a page left open
 * is read by whoever passes.
 */
export function showCollect(round: Round<Collect, CollectOwn>, to: Person, _now: Instant, mine: unknown): Card {
  const { spec, eligible, stage } = round.run;
  const question: Block[] = spec.ask ? [{ is: "text", tone: "title", words: { text: spec.ask as never } }] : [];
  const about: Block[] = spec.about ? [{ is: "list", ordered: false, entries: round.input.map((item) => ({ item: item.id })) }] : [];
  const blocks = [...question, ...about];
  if (isTeam(to)) return { blocks };
  if (!eligible.includes(to.id)) return { blocks: [...blocks, { is: "text", tone: "plain", words: { say: "collect.notYours" } }] };
  if (stage !== "open") return { blocks };
  const asked = mine as CollectEntry | null | undefined;
  return {
    blocks: [
      ...blocks,
      { is: "text", tone: "small", words: { say: "collect.howMany", with: { max: spec.each.max, chars: spec.each.chars } } },
      writeForm(round, null),
      ...(asked === undefined || asked === null ? [askForMine] : own(round, asked)),
    ],
  };
}

const askForMine: Block = { is: "button", command: "mine", args: {}, words: { say: "collect.showMine" }, weight: "plain" };

function own(round: Round<Collect, CollectOwn>, entry: CollectEntry): readonly Block[] {
  if (entry.contributions.length === 0) return [{ is: "text", tone: "small", words: { say: "collect.none" } }];
  return [
    { is: "text", tone: "plain", words: { say: "collect.yours", with: { count: entry.contributions.length } } },
    ...entry.contributions.flatMap((each): readonly Block[] => [
      writeForm(round, each),
      { is: "button", command: "withdraw", args: { key: each.key }, words: { say: "collect.withdraw" }, weight: "danger" },
    ]),
  ];
}

function writeForm(round: Round<Collect, CollectOwn>, old: Contribution | null): Form {
  const { spec } = round.run;
  const fields: Field[] = [];
  if (spec.about) {
    fields.push({
      is: "choice",
      name: "about",
      label: { say: "collect.about" },
      options: round.input.map((item) => ({ value: item.id, words: { item: item.id } })),
      value: old?.about ?? "",
      required: true,
    });
  }
  fields.push({
    is: "words",
    name: "words",
    label: { say: old ? "collect.change" : "collect.write" },
    maxChars: spec.each.chars,
    lines: spec.each.chars > 200 ? 5 : 3,
    value: old?.text ?? "",
    required: true,
  });
  if (spec.tags) {
    fields.push({
      is: "choice",
      name: "tag",
      label: { say: "collect.tag" },
      options: spec.tags.map((tag) => ({ value: tag, words: { say: "collect.tagged", with: { tag } } })),
      value: old?.tag ?? "",
      required: true,
    });
  }
  return {
    is: "form",
    command: "idea",
    title: null,
    assurance: [],
    args: old ? { key: old.key } : {},
    fields,
    submit: { say: old ? "collect.save" : "collect.send" },
  };
}
