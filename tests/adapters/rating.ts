import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SpokenForm } from "../../src/model/card.ts";

const said = (words: string) => ({ words, fromPerson: false });

/** The form of a ballot in which each item gets a choice, as the core hands it to an adapter. */
export function aRatingForm({ items = 2, first = 1, words = "", chosen = "", reason = "" } = {}): SpokenForm {
  return {
    is: "form",
    command: "vote",
    title: null,
    assurance: [said("Nobody in the room sees who wrote this.")],
    args: {},
    submit: said("Send"),
    fields: [
      {
        is: "rating",
        name: "choices",
        label: said("Answer each from 1 to 9."),
        options: ["1", "5", "8"].map((value) => ({ value, words: said(value) })),
        items: Array.from({ length: items }, (_, index) => ({
          value: `item-${index + 1}`,
          number: first + index,
          words: { words: `Statement ${index + 1}${words}`, fromPerson: true },
          about: [said("In the pass before: median 7.")],
          chosen,
          reason,
        })),
        reason: { label: said("If you stay outside that range: why?"), maxChars: 280 },
        required: false,
      },
    ],
  };
}

/** A folder with one method: cards are written, then each is rated, with a word to say why. Called like a nominal group. */
export function ratingMethod(): string {
  const ngt = JSON.parse(readFileSync(new URL("../../protocols/ngt.json", import.meta.url), "utf8")) as {
    steps: Record<string, unknown>[];
    languages?: unknown;
  };
  const [write] = ngt.steps;
  const vote = ngt.steps.find((step) => step["id"] === "vote1");
  delete ngt.languages;
  const rate = {
    ...vote,
    items: { from: [write?.["id"]] },
    scale: { s: "rate", min: 1, max: 9 },
    reason: "optional",
    tally: ["median", "iqr"],
  };
  const folder = mkdtempSync(join(tmpdir(), "parley-method-"));
  writeFileSync(join(folder, "ngt.json"), JSON.stringify({ ...ngt, steps: [write, rate] }));
  return folder;
}
