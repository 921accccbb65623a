import { expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import { compose } from "../../src/recap/compose.ts";
import { toHtml } from "../../src/recap/formats/html.ts";
import { toMarkdown } from "../../src/recap/formats/markdown.ts";
import type { RecapSource, RoundResult } from "../../src/recap/source.ts";
import { withhold } from "../../src/recap/withhold.ts";

const english = (key: string, args?: Readonly<Record<string, string | number>>): string => say("en", key, args);

const ranked = (rows: NonNullable<RoundResult["ranking"]>["rows"]): RoundResult => ({
  id: "vote2",
  kind: "judge",
  title: "Final ranking",
  items: [],
  ranking: { scale: "rank", ballots: 9, rows, agreement: 0.55 },
  judged: null,
  empty: false,
});

const aSource = (rounds: readonly RoundResult[], change: Partial<RecapSource> = {}): RecapSource => ({
  artefact: "rankedList",
  title: "The gauges",
  question: "What would help?",
  mode: "live",
  language: "en",
  regime: "chatham-house",
  voices: 9,
  sides: [],
  rounds,
  basis: rounds,
  text: null,
  parked: [],
  clearanceHours: 24,
  review: "silence",
  ...change,
});

const ROWS = [
  { words: "Measure together", rank: 1, points: 30, voters: 8 },
  { words: "Publish daily", rank: 2, points: 12, voters: 4 },
  { words: "Repair first", rank: 2, points: 12, voters: 4 },
  { words: "Guard the weir", rank: 4, points: 10, voters: 2 },
  { words: "Do nothing", rank: 5, points: 0, voters: 0 },
];

test("a tie is shown as a tie, and what nobody named has no place", () => {
  const text = toMarkdown(compose(aSource([ranked(ROWS)]), english));
  expect(text).toContain("| 2 (tied) | Publish daily | 12 | 4 |");
  expect(text).toContain("| 2 (tied) | Repair first | 12 | 4 |");
  expect(text).toContain("| 1 | Measure together | 30 | 8 |");
  expect(text).toContain("| – | Do nothing | 0 | 0 |");
  expect(text).toContain("moderate (Kendall's W = 0.55)");
});

test("what most named is close; what few placed high is apart", () => {
  const { sections } = compose(aSource([ranked(ROWS)]), english);
  const listed = (id: string): unknown =>
    sections
      .find((section) => section.id === id)
      ?.blocks.flatMap((block) => (block.is === "list" ? block.entries.map((entry) => entry.words) : []));
  expect(listed("close")).toEqual(["Measure together"]);
  expect(listed("differ")).toEqual(["Guard the weir"]);
});

test("of words that their author withdrew no figures are told, and nothing is pointed out by them", () => {
  const rows = [{ words: "Withdrawn by its author", rank: 1, points: 30, voters: 8, takenBack: true }, ...ROWS.slice(1)];
  const text = toMarkdown(compose(aSource([ranked(rows)]), english));
  expect(text).toContain("| – | Withdrawn by its author | – | – |");
  expect(text).toContain("| 2 (tied) | Publish daily | 12 | 4 |");
  expect(text).not.toContain("- Withdrawn");
});

test("sides are counted only where each has five voices", () => {
  const of = (lower: number): string =>
    toMarkdown(
      compose(
        aSource([], {
          sides: [
            { name: "Upper", voices: 5 },
            { name: "Lower", voices: lower },
          ],
        }),
        english,
      ),
    );
  expect(of(5)).toContain("Upper: 5.");
  expect(of(4)).not.toContain("Upper");
});

test("what was objected to is left out, row or paragraph, and the place is not marked", () => {
  const whole = compose(aSource([ranked(ROWS)]), english);
  const table = whole.sections.flatMap((section) => section.blocks).find((block) => block.is === "table");
  const row = table?.is === "table" ? table.rows[1]?.id : undefined;
  const cut = withhold(whole, [row ?? ""], english);
  const text = toMarkdown(cut);
  expect(text).not.toContain("Publish daily");
  expect(text).toContain("| Repair first |");
  expect(text).toContain("One paragraph was left out");
  const ids = JSON.stringify(cut).match(/"id":"p\d+"/g) ?? [];
  expect(new Set(ids).size).toBe(Math.max(...ids.map((id) => Number(/\d+/.exec(id)?.[0]))));
});

test("an idea that stands in several places is left out of all of them, and the places close up", () => {
  const rows = [
    { words: "Measure together", rank: 1, points: 40, voters: 9 },
    { words: "My cousin at the ministry said so", rank: 2, points: 30, voters: 8 },
    { words: "Publish daily", rank: 3, points: 12, voters: 4 },
    { words: "Repair first", rank: 3, points: 12, voters: 4 },
    { words: "Guard the weir", rank: 5, points: 2, voters: 1 },
  ];
  const whole = compose(aSource([ranked(rows)]), english);
  expect(toMarkdown(whole).split("My cousin").length - 1).toBe(2);
  const blocks = whole.sections.flatMap((section) => section.blocks);
  const table = blocks.find((block) => block.is === "table");
  const text = toMarkdown(withhold(whole, [(table?.is === "table" && table.rows[1]?.id) || ""], english));
  expect(text).not.toContain("My cousin");
  expect(text.match(/^\| [^|]+\|/gm)?.slice(2)).toEqual(["| 1 |", "| 2 (tied) |", "| 2 (tied) |", "| 4 |"]);
});

test("words of people can not become markup", () => {
  const nasty = { words: "<img src=x onerror=alert(1)> | **bold** [a](http://b)\n# head", rank: 1, points: 5, voters: 5 };
  const recap = compose(aSource([ranked([nasty])]), english);
  expect(toHtml(recap, "en", "ltr")).not.toContain("<img");
  const line =
    toMarkdown(recap)
      .split("\n")
      .find((each) => each.includes("onerror")) ?? "";
  expect(line).toContain("\\*\\*bold\\*\\*");
  expect(line).toContain("\\|");
  expect(line).not.toMatch(/[^\\]\[a\]/);
});

test("the same rounds give the same artefact", () => {
  expect(compose(aSource([ranked(ROWS)]), english)).toEqual(compose(aSource([ranked(ROWS)]), english));
});

const mapped = (change: Partial<NonNullable<RoundResult["map"]>> = {}): RoundResult => ({
  ...ranked([]),
  id: "influence",
  kind: "relate",
  title: "What helps what?",
  ranking: null,
  map: {
    levels: [["Trust"], ["Meet weekly", "Share data"]],
    cycles: [["Meet weekly", "Share data"]],
    arrows: [{ from: "Meet weekly", to: "Trust" }],
    contested: [],
    unknown: [{ from: "Trust", to: "Share data" }],
    asked: 4,
    implied: 1,
    ...change,
  },
});
const anInfluenceMap = (change: Parameters<typeof mapped>[0] = {}) =>
  compose(aSource([mapped(change)], { artefact: "influenceMap" }), english);
const drawing = (text: string): string => /```mermaid\n([\s\S]*?)\n```/.exec(text)?.[1] ?? "";

test("an influence map is drawn in Markdown beside its lists, with the roots at the bottom, and in no other form", () => {
  const recap = anInfluenceMap();
  const id = (words: string) => new RegExp(`(p\\d+)\\["${words}"\\]`).exec(drawing(toMarkdown(recap)))?.[1];
  const [trust, weekly, data] = ["Trust", "Meet weekly", "Share data"].map(id);
  expect(drawing(toMarkdown(recap)).split("\n")).toEqual([
    "flowchart BT",
    `  ${trust}["Trust"]`,
    `  ${weekly}["Meet weekly"]`,
    `  ${data}["Share data"]`,
    `  ${weekly} --> ${trust}`,
    `  ${weekly} <--> ${data}`,
  ]);
  expect(toHtml(recap, "en", "ltr")).not.toContain("flowchart");
});

test("words of people can not become a part of a drawing", () => {
  const nasty = 'end"]; a-->b %%{init: {"theme":"x"}}%% ``` <b>`x`</b> click p1 href "http://b" #35;';
  const text = toMarkdown(
    anInfluenceMap({ levels: [["Trust"], [nasty]], cycles: [], arrows: [{ from: nasty, to: "Trust" }], unknown: [] }),
  );
  const lines = drawing(text).split("\n");
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(1, 3)) expect(line).toMatch(/^  p\d+\["[\p{L}\p{M}\p{N} .,!?'’–#;-]*"\]$/u);
  expect(text.split("```")).toHaveLength(3);
  const listed = anInfluenceMap({ levels: [["1. Trust", "- Data"]], cycles: [["1. Trust", "- Data"]], arrows: [], unknown: [] });
  expect(drawing(toMarkdown(listed))).toMatch(/\["1#46; Trust"\]\n.*\["#45; Data"\]/);
});

test("a drawing goes with what is left out of it, and where nothing leads anywhere there is none", () => {
  const recap = anInfluenceMap();
  const entries = recap.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === "list" ? block.entries : [])));
  const without = (words: string) =>
    drawing(toMarkdown(withhold(recap, [entries.find((each) => each.words === words)?.id ?? ""], english)));
  expect(without("Trust")).not.toMatch(/Trust| --> /);
  expect(without("Trust")).toMatch(/<-->/);
  expect(without("Meet weekly → Trust")).not.toContain(" --> ");
  expect(without("Meet weekly")).toBe("");
  expect(drawing(toMarkdown(anInfluenceMap({ arrows: [], cycles: [] })))).toBe("");
});

test("an influence map is lists by level, the roots last; an arrow is left out with either of its ideas", () => {
  const recap = anInfluenceMap();
  const text = toMarkdown(recap);
  expect(text).toMatch(/## What helps what[\s\S]*Level 1[\s\S]*- Trust[\s\S]*the roots[\s\S]*- Meet weekly[\s\S]*- Meet weekly → Trust/);
  const entries = recap.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === "list" ? block.entries : [])));
  const trust = entries.find(({ words }) => words === "Trust")?.id ?? "";
  const without = toMarkdown(withhold(recap, [trust], english));
  expect(without).not.toMatch(/Trust/);
  expect(without).toContain("- Share data");
});

test("what was judged on another scale stands with its words, its numbers and its reasons, each of them to be objected to", () => {
  const said = (words: string) => ({ words, fromPerson: false });
  const written = (words: string) => ({ words, fromPerson: true });
  const judged: RoundResult = {
    ...ranked([]),
    ranking: null,
    judged: {
      ballots: 9,
      stands: null,
      card: {
        blocks: [
          { is: "text", tone: "plain", words: said("Took part: 9 of 11.") },
          {
            is: "table",
            caption: said("The result"),
            columns: [said("No."), said("Item"), said("Result")],
            rows: [[said("1"), written("Measure together"), said("not yet")]],
          },
          { is: "text", tone: "small", words: written("Measure together") },
          { is: "list", ordered: false, entries: [written("The weir is not in it.")] },
        ],
      },
    },
  };
  const recap = compose(aSource([judged], { artefact: "recap" }), english);
  const text = toMarkdown(recap);
  expect(text).toContain("| 1 | Measure together | not yet |");
  expect(text).toContain("The weir is not in it.");
  expect(text).toContain("9 ballots");
  const { blocks } = recap.sections.find((section) => section.id === "items") ?? { blocks: [] };
  const ids = blocks.flatMap((block) =>
    block.is === "table" ? block.rows.map(({ id }) => id) : block.is === "paragraph" && block.byPeople ? [block.id] : [],
  );
  expect(new Set(ids).size).toBe(1);
});

/** Two items judged on a scale, with a reason for each. */
const rated = (id: string, first = "Measure together"): RoundResult => {
  const said = (words: string) => ({ words, fromPerson: false });
  const written = (words: string) => ({ words, fromPerson: true });
  return {
    ...ranked([]),
    id,
    title: "Worth",
    ranking: null,
    judged: {
      ballots: 9,
      stands: { close: [first], differ: [] },
      card: {
        blocks: [
          {
            is: "table",
            caption: said("The result"),
            columns: [said("Place"), said("Item"), said("Median")],
            rows: [
              [said("1"), written(first), said("8")],
              [said("2, tied"), written("Publish daily"), said("5")],
              [said("2, tied"), written("Repair first"), said("5")],
            ],
          },
          { is: "text", tone: "small", words: written(first) },
          { is: "list", ordered: false, entries: [written("It costs little.")] },
        ],
      },
    },
  };
};

test("a row whose words were withdrawn keeps its place without figures, and the others their places", () => {
  const round = rated("worth");
  const [table, ...rest] = round.judged?.card.blocks ?? [];
  if (table?.is !== "table") throw new Error("no table");
  const said = (words: string) => ({ words, fromPerson: false });
  const rows = [[said("–"), said("Withdrawn by its author"), said("–")], ...table.rows.slice(1)];
  const judged = { ...round, judged: { ballots: 9, stands: null, card: { blocks: [{ ...table, rows }, ...rest] } } };
  const text = toMarkdown(compose(aSource([judged], { artefact: "recap" }), english));
  expect(text).toContain("| – | Withdrawn by its author | – |");
  expect(text).toContain("| 2 (tied) | Publish daily | 5 |");
});

test.each(["cbmRegister", "delphiTable", "opinionMap", "rankedList", "recommendations"] as const)(
  "%s shows what was judged on any scale, as the last pass left it, and where answers were close",
  (artefact) => {
    const rounds = [rated("loop[1]/worth", "Guard the weir"), rated("loop[2]/worth"), { ...ranked(ROWS), title: "Order" }];
    const text = toMarkdown(compose(aSource(rounds, { artefact }), english));
    expect(text).toContain("**Worth (2)**");
    expect(text).toContain("| 1 | Measure together | 8 |");
    expect(text).toContain("| 2 (tied) | Repair first | 5 |");
    expect(text).toContain("**“Order”: 9 ballots**");
    expect(text).not.toContain("Worth (1)**");
    expect(text).toMatch(/“Worth \(2\)”: the answers lay close together on these:\s+- Measure together/);
    expect(text).toContain("“Worth (2)”: on nothing did the answers lie far apart.");
  },
);

test("a map of opinions leads with what nearly everyone shares, then what divides, and calls them so", () => {
  const judged = rated("vote").judged;
  const recap = compose(
    aSource([{ ...rated("vote"), judged: judged && { ...judged, hasOpinions: true } }], { artefact: "opinionMap" }),
    english,
  );
  expect(recap.sections.slice(1, 4).map(({ heading }) => heading)).toEqual([
    "What nearly everyone shares",
    "What divides opinions",
    "Groups, and every statement",
  ]);
  expect(toMarkdown(recap)).toMatch(/two thirds or more agree with these:\s+- Measure together/);
});

test("of what was judged a row that is left out takes its reasons along, and the places close up", () => {
  const whole = compose(aSource([rated("worth")]), english);
  const table = whole.sections.flatMap(({ blocks }) => blocks).find((block) => block.is === "table");
  const text = toMarkdown(withhold(whole, [(table?.is === "table" && table.rows[0]?.id) || ""], english));
  expect(text).not.toContain("Measure together");
  expect(text).not.toContain("It costs little.");
  expect(text).toContain("| 1 (tied) | Publish daily | 5 |");
});

test("where nothing was judged, nothing is said of what was close", () => {
  const text = toMarkdown(compose(aSource([]), english));
  expect(text).toContain("Nothing was judged in this conversation.");
  expect(text).not.toMatch(/views were close|views differed/);
});

test("what is said of the text's way out fits how it is cleared", () => {
  const of = (review: RecapSource["review"]): string => toMarkdown(compose(aSource([], { review }), english));
  expect(of("none")).not.toContain("may object");
  expect(of("perPartyClearance")).toContain("only when people of each side have cleared it");
  expect(of("silence")).toContain("After that it may be passed on");
});

test("what those who wrote are here as stands behind their words, as a side and a kind of card do", () => {
  const items = [
    { words: "Read the gauges daily", side: null, role: "experts", tag: "need" },
    { words: "Publish the readings", side: "Upper side", tag: null },
  ];
  const collected: RoundResult = { id: "needs", kind: "collect", title: "Needs", items, ranking: null, judged: null, empty: false };
  const text = toMarkdown(compose(aSource([collected], { artefact: "recap" }), english));
  expect(text).toContain("Read the gauges daily (experts, need)");
  expect(text).toContain("Publish the readings (Upper side)");
});
