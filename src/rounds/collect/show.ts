import type { Block, Card, Field, Form } from "../../model/card.ts";
import type { Instant } from "../../model/ids.ts";
import type { Person, Reader, Round } from "../../model/kind.ts";
import type { Collect } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { CollectEntry, Contribution, ReleaseAct } from "./entry.ts";
import { ownCards, writtenSoFar } from "./live.ts";
import { REASONS, type CollectOwn } from "./own.ts";
import type { CarriedFigures } from "./release.ts";
import type { ReviewFigures } from "./review.ts";

/**
 * The writing form. A person's own words come back only when they asked to see them (`mine`), since a page left open
 * is read by whoever passes.
 */
export function showCollect(round: Round<Collect, CollectOwn>, to: Person, _now: Instant, mine: unknown, read: Reader = () => null): Card {
  switch (round.run.phase.name) {
    case "review":
      return { blocks: isTeam(to) ? reviewing(round) : [{ is: "text", tone: "plain", words: { say: "collect.inReview" } }] };
    case "release":
      return { blocks: letting(round, to, mine as ReleaseAct | null) };
    default:
      return writing(round, to, mine, read);
  }
}

function writing(round: Round<Collect, CollectOwn>, to: Person, mine: unknown, read: Reader): Card {
  const { spec, eligible, stage } = round.run;
  const question: Block[] = spec.ask ? [{ is: "text", tone: "title", words: { text: spec.ask as never } }] : [];
  const about: Block[] = spec.about ? [{ is: "list", ordered: false, entries: round.input.map((item) => ({ item: item.id })) }] : [];
  const rows = round.run.own.sheets[to.id] ?? [];
  const sheet: Block[] =
    rows.length === 0
      ? []
      : [
          { is: "text", tone: "small", words: { say: "collect.sheet" } },
          { is: "list", ordered: false, entries: rows.map((item) => ({ item })) },
        ];
  const blocks = [...question, ...about, ...sheet, ...writtenSoFar(round)];
  if (isTeam(to)) return { blocks };
  if (!eligible.includes(to.id)) return { blocks: [...blocks, { is: "text", tone: "plain", words: { say: "collect.notYours" } }] };
  if (stage !== "open") return { blocks };
  const asked = mine as CollectEntry | null | undefined;
  return {
    blocks: [
      ...blocks,
      { is: "text", tone: "small", words: { say: "collect.howMany", with: { max: spec.each.max, chars: spec.each.chars } } },
      writeForm(round, null),
      ...(round.run.phase.isSeenAtOnce
        ? cards(round, ownCards(round, to, read))
        : asked === undefined || asked === null
          ? [askForMine]
          : own(round, asked)),
    ],
  };
}

/** The team's look: everything that was written, without authors, and what is left out with the reason. */
function reviewing({ run }: Round<Collect, CollectOwn>): readonly Block[] {
  const { written, refused } = run.own;
  const out = refused.map((each) => each.item);
  const left = written.filter((id) => !out.includes(id));
  const form: Block[] =
    left.length === 0
      ? []
      : [
          {
            is: "form",
            command: "review",
            title: { say: "collect.leaveOut" },
            assurance: [],
            args: {},
            fields: [
              {
                is: "many",
                name: "items",
                label: { say: "organise.items" },
                options: left.map((id) => ({ value: id, words: { item: id } })),
                chosen: [],
                max: left.length,
              },
              {
                is: "choice",
                name: "reason",
                label: { say: "collect.reason" },
                options: REASONS.map((reason) => ({ value: reason, words: { say: `collect.reason.${reason}` } })),
                value: "",
                required: true,
              },
            ],
            submit: { say: "collect.leaveOutSend" },
          },
        ];
  return [
    { is: "text", tone: "plain", words: { say: "collect.review" } },
    { is: "list", ordered: false, entries: left.map((id) => ({ item: id })) },
    ...form,
    ...refused.flatMap(({ item, reason }): readonly Block[] => [
      { is: "text", tone: "small", words: { say: `collect.reason.${reason}` } },
      { is: "text", tone: "quote", words: { item } },
      { is: "button", command: "review", args: { path: run.path, item }, words: { say: "collect.takeIn" }, weight: "plain" },
    ]),
  ];
}

/** Those of one side say which words leave their room. Who has ticked what, nobody sees. */
function letting({ run, items }: Round<Collect, CollectOwn>, to: Person, mine: ReleaseAct | null): readonly Block[] {
  const all = run.own.written.map((id) => {
    const label = items[id]?.label;
    const words = { text: items[id]?.text as never };
    return {
      id,
      words: label?.as === "person" ? { say: "page.item.person", with: { words, person: { person: label.person } } } : { item: id },
    };
  });
  const list: Block = { is: "list", ordered: false, entries: all.map(({ words }) => words) };
  if (run.stage !== "open" || !run.eligible.includes(to.id))
    return [{ is: "text", tone: "plain", words: { say: "collect.lettingOthers" } }, list];
  return [
    { is: "text", tone: "plain", words: { say: "collect.letting" } },
    list,
    {
      is: "form",
      command: "release",
      title: { say: "collect.lettingTitle" },
      assurance: [],
      args: { path: run.path },
      fields: [
        {
          is: "many",
          name: "items",
          label: { say: "collect.mayLeave" },
          options: all.map(({ id, words }) => ({ value: id, words })),
          chosen: mine?.items ?? [],
          max: all.length,
        },
      ],
      submit: { say: mine ? "collect.save" : "collect.letOut" },
    },
    ...(mine ? [] : [askForMine]),
  ];
}

/** What left the room of this side, word for word, and that the rest stays. */
export const carriedCard = ({ carried, held }: CarriedFigures): Card => ({
  blocks: [
    { is: "text", tone: "small", words: { say: "collect.carried", with: { count: carried.length } } },
    { is: "list", ordered: false, entries: carried.map((item) => ({ item })) },
    { is: "text", tone: "small", words: { say: "collect.held", with: { count: held } } },
  ],
});

/** Why the team left cards out: reasons and numbers, without words. */
export const leftOut = ({ refused }: ReviewFigures): readonly Block[] =>
  REASONS.flatMap((reason): readonly Block[] => {
    const count = refused[reason];
    return count
      ? [{ is: "text", tone: "small", words: { say: "collect.leftOut", with: { count, reason: { message: `collect.reason.${reason}` } } } }]
      : [];
  });

const askForMine: Block = { is: "button", command: "mine", args: {}, words: { say: "collect.showMine" }, weight: "plain" };

function own(round: Round<Collect, CollectOwn>, entry: CollectEntry): readonly Block[] {
  if (entry.contributions.length === 0) return [{ is: "text", tone: "small", words: { say: "collect.none" } }];
  return [
    { is: "text", tone: "plain", words: { say: "collect.yours", with: { count: entry.contributions.length } } },
    ...cards(round, entry.contributions),
  ];
}

/** Each of one's own in a form to change it, with a button to withdraw it. */
const cards = (round: Round<Collect, CollectOwn>, contributions: readonly Contribution[]): readonly Block[] =>
  contributions.flatMap((each): readonly Block[] => [
    writeForm(round, each),
    { is: "button", command: "withdraw", args: { key: each.key }, words: { say: "collect.withdraw" }, weight: "danger" },
  ]);

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
    // Said at every form, as in a sealed round: what is sent is seen, and can not be unseen.
    assurance: round.run.phase.isSeenAtOnce ? [{ say: "collect.live" }] : [],
    args: old ? { key: old.key } : {},
    fields,
    submit: { say: old ? "collect.save" : "collect.send" },
  };
}
