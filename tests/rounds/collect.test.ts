import { describe, expect, test } from "vitest";
import type { Random } from "../../src/model/command.ts";
import type { Entry } from "../../src/model/session.ts";
import type { Collect } from "../../src/model/vocabulary.ts";
import { collect } from "../../src/rounds/collect/index.ts";
import { dealt } from "../../src/rounds/collect/sheets.ts";
import { seeded } from "../floor/room.ts";
import { anItem, aTable, everybody } from "./table.ts";

const spec: Collect = {
  kind: "collect",
  id: "ideas",
  title: "t",
  who: { roles: "voices" },
  each: { min: 1, max: 3, chars: 280 },
  show: "own",
  withdrawUntil: "close",
  attribution: "anonymous",
};
const entries: readonly Entry[] = Array.from({ length: 12 }, (_, who) => ({
  who,
  side: null,
  person: null,
  body: { contributions: [{ key: `key-${who}`, text: `thought ${who}` }], withdrawn: [] },
}));

const released = (random: Random): readonly string[] =>
  (collect.settle?.(aTable(collect, { spec }).round, entries, [], random, everybody).items ?? []).map((item) => item.plain);

test("the order of the release is drawn: the same entries come in another order with other chance, and nothing is lost", () => {
  const inOrder = entries.map((_, who) => `thought ${who}`);
  const orders = [1, 2, 3, 4].map((seed) => released(seeded(seed)));
  for (const order of orders) {
    expect(order.toSorted()).toEqual(inOrder.toSorted());
    expect(order).not.toEqual(inOrder);
  }
  expect(new Set(orders.map((order) => order.join())).size).toBe(4);
});

test("every place is equally likely for every entry", () => {
  const random = seeded(7);
  const first = Array.from({ length: 1200 }, () => released(random)[0] ?? "");
  for (let who = 0; who < entries.length; who++) {
    const times = first.filter((each) => each === `thought ${who}`).length;
    // 100 expected; five standard deviations.
    expect(Math.abs(times - 100)).toBeLessThan(48);
  }
});

describe("words to carry", () => {
  const carry: Collect = { ...spec, attribution: "side", reveal: "byConsent", minSet: 1, who: { roles: ["delegate"], side: "each" } };
  const wrote = (by: string, text: string) => ({
    by,
    named: true,
    body: { contributions: [{ key: `key-of-${by}`, text }], withdrawn: [] },
  });
  const aRoom = () => aTable(collect, { spec: carry, people: ["cedar", "birch", "elm", "sage"] });
  const byPerson = (id: string, person: string) => anItem(id, { as: "person", person: person as never });
  const letting = () => {
    const table = aRoom();
    table.on({ items: [byPerson("one", "cedar"), byPerson("two", "birch")] });
    return table;
  };
  const lets = (by: string, ...items: readonly string[]) => ({ by, named: true, body: { do: "release", items } });

  test("inside the room of a side one sees whose they are", () => {
    expect(aRoom().settleAs([wrote("cedar", "a word")])?.items).toMatchObject([
      { plain: "a word", label: { as: "person", person: "cedar" } },
    ]);
  });

  test("leave it when the one who wrote them and one more release them, and then as the side's", () => {
    const table = letting();
    const settled = table.settleAs([lets("cedar", "one"), lets("birch", "one")]);
    expect(settled?.figures).toEqual({ release: ["one"] });
    const done = table.on({ figures: settled?.figures }) as { items: readonly string[]; made: readonly unknown[]; figures: unknown };
    expect(done.made).toMatchObject([{ text: "t-one", label: { as: "side", side: "upper" } }]);
    expect(done.items).toHaveLength(1);
    expect(done.figures).toEqual({ carried: done.items, held: 1 });
  });

  test.each([
    { who: "the author alone", votes: [lets("cedar", "one")] },
    { who: "others without the author", votes: [lets("birch", "one"), lets("elm", "one")] },
    { who: "nobody", votes: [] },
  ])("stay where $who released them", ({ votes }) => {
    const table = letting();
    const settled = table.settleAs(votes);
    expect(settled?.figures).toEqual({ release: [] });
    expect(table.on({ figures: settled?.figures })).toMatchObject({ items: [], made: [], figures: { carried: [], held: 2 } });
  });

  test("nothing that was not written in this room can be released", () => {
    expect(letting().admits({ do: "release", items: ["something-else"] })).toBe("refuse.notHere");
    expect(aRoom().admits({ do: "release", items: [] })).toBe("refuse.roundOver");
  });
});

describe("a review by the team", () => {
  const reviewing = () => {
    const table = aTable(collect, { spec: { ...spec, reveal: "afterReview" } });
    table.on({ items: [anItem("one"), anItem("two"), anItem("three")] });
    return table;
  };

  test("leaves out what is refused with a reason, and tells the room reasons and numbers without words", () => {
    const table = reviewing()
      .do("sage", { do: "refuse", items: ["one", "two"], reason: "twoIdeas" })
      .do("sage", { do: "take", item: "two" });
    expect(table.on()).toEqual({ items: ["two", "three"], figures: { refused: { twoIdeas: 1 } } });
  });

  test("is the team's alone: nobody else reads a card before it is over", () => {
    expect(reviewing().try("cedar", { do: "refuse", items: ["one"], reason: "unclear" })).toBe("refuse.onlyFacilitator");
    expect(reviewing().shows("cedar")).not.toContain("three");
    expect(reviewing().shows("sage")).toContain("three");
  });
});

describe("sheets", () => {
  const around = (items: readonly string[]) =>
    ({ path: "sheets", until: { rule: "count" }, pass: 2, max: 6, before: { kind: "collect", items, figures: null } }) as never;
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `row-${index}`);
  const PEOPLE = ["cedar", "birch", "elm", "fir"];
  const table = (items: readonly string[]) => aTable(collect, { spec: { ...spec, show: "sheet" }, around: around(items), people: PEOPLE });
  const readers = (sheets: Readonly<Record<string, readonly string[] | undefined>>, row: string): number =>
    Object.values(sheets).filter((sheet) => sheet?.includes(row)).length;

  test("what somebody builds on a row points at no one: as many read it as hide an author, or all do", () => {
    const { sheets } = table(rows(9)).own;
    for (const row of rows(9)) expect(readers(sheets as never, row)).toBe(PEOPLE.length);
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `person-${index}` }));
    const dealtOut = dealt(many as never, around(rows(60)), seeded(1));
    for (const row of rows(60)) expect(readers(dealtOut as never, row)).toBeGreaterThanOrEqual(5);
    // Nobody has to read everything either.
    for (const sheet of Object.values(dealtOut)) expect(sheet).toHaveLength(10);
  });

  test("no rows are read by nobody, and somebody who comes in later gets a sheet too", () => {
    expect(table([]).own.sheets).toEqual({});
    const late = aTable(collect, { spec: { ...spec, show: "sheet" }, around: around(rows(9)), people: ["cedar", "birch"] });
    expect(late.join("fir").own.sheets["fir" as never]).toHaveLength(9);
  });
});
