import { expect, test } from "vitest";
import type { Recap, RecapBlock } from "../../src/model/recap.ts";
import { flagged } from "../../src/recap/flagged.ts";

const aRecap = (...blocks: readonly RecapBlock[]): Recap => ({
  artefact: "recap",
  language: "en",
  title: "The “gauges”",
  sections: [{ id: "items", heading: "What came “up”", blocks }],
  footer: ["“Some” means fewer than a third."],
});

test("only what people wrote is looked at, in paragraphs, lists and tables, each once and in order", () => {
  const recap = aRecap(
    { is: "paragraph", id: "p1", words: "From “Needs”:", byPeople: false },
    { is: "paragraph", id: "p2", words: "The upper side insists on it.", byPeople: true },
    {
      is: "list",
      entries: [
        { id: "p3", words: "Read the gauges together." },
        { id: "p4", words: "Ask Cedar." },
      ],
    },
    {
      is: "table",
      caption: "“Ranking”",
      columns: ["Place", "Idea"],
      rows: [
        { id: "p4", rank: 1, cells: ["1", "Ask Cedar."] },
        { id: "p5", rank: null, cells: ["“–”", "They said “no”."] },
      ],
    },
  );
  expect(flagged(recap, { names: ["Cedar"], fewRoles: [] })).toEqual([
    { id: "p2", why: ["judging"] },
    { id: "p4", why: ["name"] },
    { id: "p5", why: ["quoted"] },
  ]);
});
