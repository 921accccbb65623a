import { describe, expect, test } from "vitest";
import { createDrafts } from "../../../adapters/discord/drafts.ts";
import { controlsOf } from "../../../adapters/discord/render/controls.ts";
import { draftSheet, leafOf } from "../../../adapters/discord/render/draft.ts";
import { modalOf } from "../../../adapters/discord/render/modal.ts";
import { speechIn } from "../../../adapters/chat/speech.ts";
import { newId } from "../../../src/chance.ts";
import { aRatingForm } from "../rating.ts";

const t = speechIn("en", "discord");
const draftOf = (items: number, leaf = 0) => {
  const drafts = createDrafts(() => 0, newId);
  const draft = drafts.begin({
    who: "w",
    form: aRatingForm({ items }),
    heading: "Rate",
    press: null,
    channel: null,
    values: new Map(),
    leaf,
  });
  drafts.close();
  return draft;
};

describe("a choice for each item, on Discord", () => {
  test("is one window where it fits, and a form in a message where it does not", () => {
    expect(modalOf(aRatingForm({ items: 1 }), "id", "Rate", t)?.components).toHaveLength(3);
    expect(modalOf(aRatingForm({ items: 9 }), "id", "Rate", t)).toBeNull();
  });

  test("has on one leaf no more items than one window takes words of, and loses none", () => {
    const controls = controlsOf(aRatingForm({ items: 12 }), t);
    const leaves = [0, 1, 2].map((leaf) => leafOf(controls, leaf));
    expect(leaves.map(({ shown, words }) => [shown.length, words.length])).toEqual([
      [5, 5],
      [5, 5],
      [2, 2],
    ]);
    expect(leaves.flatMap(({ words }) => words.map(({ name }) => name))).toEqual(
      Array.from({ length: 12 }, (_, index) => `reasons.item-${index + 1}`),
    );
    expect(leaves.flatMap(({ shown }) => shown.map(({ control }) => control.name))).toHaveLength(12);
  });

  test("shows each item by its number, with what is told of it", () => {
    const shown = JSON.stringify(draftSheet(draftOf(12, 1), t));
    expect(shown).toContain("6\\\\. In the pass before: median 7");
    expect(shown).not.toContain('Statement 1"');
  });
});
