import { describe, expect, test } from "vitest";
import type { ItemId, PersonId } from "../../src/model/ids.ts";
import type { Judge } from "../../src/model/vocabulary.ts";
import { judge } from "../../src/rounds/judge/index.ts";
import { orderFor } from "../../src/rounds/judge/order.ts";
import { aJudge, aJudgement } from "./judging.ts";

const over = Array.from({ length: 6 }, (_, index) => `item-${index + 1}`);
const random: Partial<Judge> = { order: "random", reason: "none" };
const aRound = (own: Partial<Judge>) => aJudgement({ spec: aJudge({ ...random, ...own }), over });

/** The first form, as this person sees it. */
function fieldOf(own: Partial<Judge>, person: number, mine: unknown = null) {
  const round = aRound(own);
  const id = round.run.eligible[person] as PersonId;
  const { blocks } = judge.show(round, { ...(round.members[id] as never as object), id } as never, 0, mine, () => null);
  const form = blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (!field) throw new Error("no ballot");
  return field;
}
const read = (own: Partial<Judge>, person: number, mine: unknown = null): readonly string[] => {
  const field = fieldOf(own, person, mine);
  return field.is === "rating" ? field.items.map(({ value }) => value) : "options" in field ? field.options.map(({ value }) => value) : [];
};

describe("an order of each person's own", () => {
  const agree3: Partial<Judge> = { scale: { s: "agree3" } };

  test("is the same on every page of that person, with and without an answer, and another for others", () => {
    const first = read(agree3, 0);
    expect(first.toSorted()).toEqual(over);
    expect(read(agree3, 0, { ballot: { choices: { "item-3": "agree" }, reasons: {} } })).toEqual(first);
    expect(new Set([0, 1, 2, 3].map((person) => read(agree3, person).join())).size).toBeGreaterThan(2);
  });

  test("leaves each item the number that a refusal names it by", () => {
    const field = fieldOf(agree3, 0);
    if (field.is !== "rating") throw new Error("no rating");
    for (const { value, number } of field.items) expect(value).toBe(`item-${number}`);
  });

  test.each<Judge["scale"]>([
    { s: "dots", n: 3 },
    { s: "rank", top: 3, points: "borda" },
    { s: "pick", n: 2 },
  ])("is that of $s as well", (scale) => {
    expect(read({ scale }, 0).toSorted()).toEqual(over);
    expect(new Set([0, 1, 2, 3].map((person) => read({ scale }, person).join())).size).toBeGreaterThan(2);
  });

  test("is none where the protocol does not ask for it", () => {
    expect(read({ ...agree3, order: "listed" }, 0)).toEqual(over);
  });

  test("puts every item first about as often as any other", () => {
    const firsts = Array.from(
      { length: 6000 },
      (_, person) => orderFor({ order: "random" }, over as ItemId[], `person-${person}` as PersonId)[0],
    );
    for (const item of over) expect(firsts.filter((first) => first === item).length).toBeGreaterThan(850);
  });

  test("is not to be told from what lies in the box, whatever order a form sent it in", () => {
    const lies = (own: Partial<Judge>, ballot: object): string => {
      const applied = judge.apply?.(aRound(own), null, { ballot });
      if (!applied?.ok) throw new Error("refused");
      return JSON.stringify(applied.body);
    };
    const one = lies(agree3, { choices: { "item-5": "agree", "item-2": "pass" }, reasons: {} });
    expect(one).toBe(lies(agree3, { choices: { "item-2": "pass", "item-5": "agree" }, reasons: {} }));
    expect(lies({ scale: { s: "dots", n: 3 } }, { dots: { "item-4": 1, "item-1": 2 } })).toBe(
      JSON.stringify({ ballot: { dots: { "item-1": 2, "item-4": 1 } } }),
    );
    expect(lies({ scale: { s: "pick", n: 2 } }, { picked: ["item-6", "item-1"] })).toBe(
      JSON.stringify({ ballot: { picked: ["item-1", "item-6"] } }),
    );
    expect(lies({ scale: { s: "rank", top: 3, points: "borda" } }, { ranking: ["item-6", "item-1"] })).toContain('["item-6","item-1"]');
  });
});
