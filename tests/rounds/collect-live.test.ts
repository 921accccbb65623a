import { describe, expect, test } from "vitest";
import type { Collect } from "../../src/model/vocabulary.ts";
import { collect } from "../../src/rounds/collect/index.ts";
import { aTable, anItem } from "./table.ts";

const spec: Collect = {
  kind: "collect",
  id: "offers",
  title: "t",
  who: { roles: "voices" },
  each: { min: 0, max: 2, chars: 40 },
  show: "own",
  withdrawUntil: "report",
  attribution: "named",
  reveal: "live",
};
const inTheOpen = (own: Partial<Collect> = {}) => aTable(collect, { spec: { ...spec, ...own } });
const write = (key: string, text: string, more: object = {}) => ({ do: "write", key: `form-${key}`, text, ...more });
const withdraw = (key: string) => ({ do: "withdraw", key: `form-${key}` });

describe("words that are seen as they are written", () => {
  test("lie in no box, and stand on everybody's page under the name of their author", () => {
    const table = inTheOpen().do("cedar", write("one1", "Ten days' notice"));
    const [card] = table.own.live;
    expect(table.round.run.phase).toMatchObject({ box: null, isSeenAtOnce: true });
    expect(table.items[card?.item as never]).toMatchObject({ label: { as: "person", person: "cedar" } });
    for (const name of ["cedar", "elm", "sage", "reed"]) expect(table.shows(name)).toContain('"person":{"person":"cedar"}');
    expect(table.texts).toEqual(["Ten days' notice"]);
  });

  test("are one card however often a form is sent, with the words that were sent last", () => {
    const table = inTheOpen().do("cedar", write("one1", "Ten days")).do("cedar", write("one1", "Twelve days"));
    expect(table.own.live).toHaveLength(1);
    expect(table.texts).toEqual(["Ten days", "", "Twelve days"]);
    const [item] = Object.values(table.items);
    expect(Object.keys(table.items)).toHaveLength(1);
    expect(table.shows("cedar")).toContain('"key":"form-one1"');
    expect(table.shows("elm")).not.toContain("form-one1");
    expect(item?.from).toBe("here");
  });

  test("are withdrawn by their author: overwritten at once, and no old form brings them back", () => {
    const table = inTheOpen().do("cedar", write("one1", "Too early")).do("cedar", withdraw("one1"));
    expect(table.texts).toEqual(["Too early", ""]);
    expect(table.shows("elm")).not.toContain("page.item.person");
    expect(table.try("cedar", write("one1", "Too early"))).toBe("collect.refuse.withdrawn");
    expect(table.try("cedar", withdraw("one1"))).toBeNull();
    expect(table.after()).toEqual({ done: { items: [], figures: null } });
  });

  test("are said to be seen at once before they are written, at every form", () => {
    const page = inTheOpen().do("cedar", write("one1", "Ten days' notice")).shows("cedar");
    expect(page.match(/"is":"form"/g)).toHaveLength(2);
    expect(page.match(/"assurance":\[\{"say":"collect.live"\}\]/g)).toHaveLength(2);
  });

  test("are of those alone whose turn it is to write, whatever an earlier page showed", () => {
    expect(inTheOpen().try("sage", write("one1", "From the team"))).toBe("refuse.notYours");
  });

  test("are changed and withdrawn by nobody else", () => {
    const table = inTheOpen().do("cedar", write("one1", "Mine"));
    expect(table.try("elm", write("one1", "Not mine"))).toBe("refuse.notYours");
    expect(table.try("elm", withdraw("one1"))).toBe("refuse.notYours");
  });

  test("are as many and as long as was said, on each of what they are about", () => {
    const table = inTheOpen().do("cedar", write("one1", "One")).do("cedar", write("two2", "Two"));
    expect(table.try("cedar", write("three", "Three"))).toBe("collect.refuse.enough");
    expect(table.try("elm", write("long1", "x".repeat(41)))).toBe("safety.tooLong");
    const about = aTable(collect, { spec: { ...spec, about: { from: ["x"] } }, input: [anItem("a"), anItem("b")] });
    for (const [at, on] of ["a", "a", "b"].entries()) about.do("cedar", write(`card${at}`, "Words", { about: on }));
    expect(about.try("cedar", write("card4", "Words", { about: "a" }))).toBe("collect.refuse.enough");
  });

  test("are the result, in the order in which they came, and stay where the rest of the round is left out", () => {
    const table = inTheOpen().do("cedar", write("one1", "First")).do("elm", write("two2", "Second"));
    const items = table.own.live.map(({ item }) => item);
    expect(table.after()).toEqual({ done: { items, figures: null } });
    expect(collect.cutShort?.(table.round)).toEqual({ items, figures: null });
  });

  test("do not come into a round that is sealed, whoever sends them past its form", () => {
    for (const own of [{ reveal: "onClose" }, { attribution: "anonymous" }] as const)
      expect(inTheOpen(own).try("cedar", write("one1", "In the open"))).toBe("refuse.notHere");
    expect(inTheOpen({ reveal: "onClose" }).round.run.phase.box).not.toBeNull();
  });

  test("a round that an earlier version of the program began goes on", () => {
    expect(collect.whole?.({ written: [], refused: [], sheets: {} } as never)).toMatchObject({ live: [], withdrawn: [] });
  });
});
