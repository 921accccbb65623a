import { describe, expect, test } from "vitest";
import type { ItemId, PersonId, SideId } from "../../src/model/ids.ts";
import type { Item } from "../../src/model/session.ts";
import type { Organise } from "../../src/model/vocabulary.ts";
import { organise } from "../../src/rounds/organise/index.ts";
import { byRule } from "../../src/rounds/organise/shortlist.ts";
import { aTable, anItem } from "./table.ts";

const aRound = (own: Partial<Organise> = {}): Organise => ({
  kind: "organise",
  id: "sort",
  title: "t-title",
  who: { roles: "voices" },
  op: "dedupe",
  items: { from: ["ideas"] },
  by: "facilitator",
  contest: { live: 3, async: 12, veto: "anyone" },
  timing: { live: 8, async: 24 },
  ...own,
});
const ABC = ["a", "b", "c"].map((id) => anItem(id));
const sorting = (own: Partial<Organise> = {}, input: readonly Item[] = ABC) => aTable(organise, { spec: aRound(own), input });
type Sorting = ReturnType<typeof sorting>;

const made = (table: Sorting, at = -1): Item => table.items[table.own.groups.at(at)?.item as ItemId] as Item;
/** Ends the work without anybody contesting it. */
const settled = (table: Sorting, undone: readonly string[] = []): readonly ItemId[] => {
  table.next();
  if (table.done === null) table.next({ undone });
  return table.done?.items ?? [];
};

describe("joining", () => {
  test("stands where the first of them stood, and keeps a side's label only if all have it", () => {
    const upper = { as: "side", side: "upper" as SideId } as const;
    const table = sorting({}, [anItem("a"), anItem("b", upper), anItem("c", upper)]).do("sage", { do: "merge", items: ["c", "b"] });
    expect(made(table)).toMatchObject({ mergedFrom: ["b", "c"], text: "t-c", label: upper });
    expect(settled(table)).toEqual(["a", made(table).id]);
    const mixed = sorting({}, [anItem("a"), anItem("b", upper)]).do("sage", { do: "merge", items: ["a", "b"] });
    expect(made(mixed).label).toEqual({ as: "nobody" });
  });

  test("keeps a role's label only if all have it", () => {
    const by = (role: "expert" | "official") => ({ as: "role", role }) as const;
    const joined = (...labels: readonly Item["label"][]) =>
      made(
        sorting(
          {},
          labels.map((label, at) => anItem(`i${at}`, label)),
        ).do("sage", { do: "merge", items: ["i0", "i1"] }),
      ).label;
    expect(joined(by("expert"), by("expert"))).toEqual(by("expert"));
    expect(joined(by("expert"), by("official"))).toEqual({ as: "nobody" });
    expect(joined(by("expert"), { as: "nobody" })).toEqual({ as: "nobody" });
  });

  test("has no words to change and nothing to leave out", () => {
    expect(sorting().try("sage", { do: "reword", item: "a", words: "Other" })).toBe("refuse.notHere");
    expect(sorting().try("sage", { do: "keep", items: ["a"] })).toBe("refuse.notHere");
  });

  test("is for the facilitator, or for everybody who takes part where the protocol says so", () => {
    expect(sorting().try("cedar", { do: "merge", items: ["a", "b"] })).toBe("refuse.onlyFacilitator");
    expect(sorting({ by: "participants" }).try("cedar", { do: "merge", items: ["a", "b"] })).toBeNull();
  });
});

describe("rewording", () => {
  test("makes a new item with the old one beside it, under nobody's name", () => {
    const named = anItem("a", { as: "person", person: "cedar" as PersonId });
    const table = sorting({ op: "edit" }, [named, anItem("b")]).do("sage", { do: "reword", item: "a", words: " Meet every week " });
    expect(made(table)).toMatchObject({ mergedFrom: ["a"], label: { as: "nobody" } });
    expect(table.texts).toEqual(["Meet every week"]);
    expect(table.shows("sage")).toMatch(/arrange\.before.*"item":"a"/);
    expect(settled(table)).toEqual([made(table).id, "b"]);
  });

  test("again replaces what was written first; the old words are still the author's", () => {
    const table = sorting({ op: "edit" }).do("sage", { do: "reword", item: "a", words: "First" });
    table.do("sage", { do: "reword", item: made(table).id, words: "Second" });
    expect(table.own.groups).toHaveLength(1);
    expect(made(table).mergedFrom).toEqual(["a"]);
  });

  test("can be undone by anybody, in private: then the old words stand again", () => {
    const table = sorting({ op: "edit" }).do("sage", { do: "reword", item: "a", words: "Other" });
    expect(settled(table, [made(table).id])).toEqual(["a", "b", "c"]);
  });

  test("is never empty, and never longer than a page of words", () => {
    expect(sorting({ op: "edit" }).try("sage", { do: "reword", item: "a", words: "  " })).toBe("arrange.refuse.words");
    expect(sorting({ op: "edit" }).try("sage", { do: "reword", item: "x", words: "Other" })).toBe("organise.refuse.unknown");
    expect(sorting({ op: "name" }).try("sage", { do: "reword", item: "a", words: "x".repeat(281) })).toBe("safety.tooLong");
  });

  test("of a few shows each with its words; of many one is chosen first", () => {
    const shown = (count: number): string =>
      sorting(
        { op: "edit" },
        Array.from({ length: count }, (_, at) => anItem(`i${at}`)),
      ).shows("sage");
    expect(shown(1)).toContain('"args":{"do":"reword","item":"i0"}');
    expect(shown(1)).not.toContain("arrange.which");
    expect(shown(6)).toContain("arrange.which");
  });
});

test("a name stands for all that a group holds", () => {
  const group: Item = { ...anItem("g"), mergedFrom: ["x", "y"] as unknown as ItemId[] };
  const table = sorting({ op: "name" }, [group, anItem("b")]).do("sage", { do: "reword", item: "g", words: "Water" });
  expect(made(table).mergedFrom).toEqual(["x", "y"]);
  expect(table.shows("sage")).toContain("arrange.holds");
  expect(settled(table, [made(table).id])).toEqual(["g", "b"]);
});

describe("a short list", () => {
  const short = (own: Partial<Organise> = {}) => sorting({ op: "shortlist", by: "participants", ...own });

  test("is what was chosen, in the order in which it came; nothing chosen means everything stays", () => {
    expect(settled(short())).toEqual(["a", "b", "c"]);
    const table = short().do("cedar", { do: "keep", items: ["c"] });
    table.do("elm", { do: "keep", items: ["a"] });
    expect(settled(table)).toEqual(["a", "c"]);
  });

  test("can not be emptied, and takes no more than it may hold", () => {
    const table = short({ rule: { top: 2 } }).do("sage", { do: "keep", items: ["a"] });
    expect(table.try("sage", { do: "leave", items: ["a"] })).toBe("arrange.refuse.empty");
    expect(table.try("sage", { do: "keep", items: ["b", "c"] })).toBe("arrange.refuse.tooMany");
    expect(table.try("sage", { do: "keep", items: [] })).toBe("arrange.refuse.none");
    expect(table.do("sage", { do: "keep", items: ["b"] }).do("sage", { do: "leave", items: ["a"] }).own.kept).toEqual(["b"]);
  });

  test("can be contested: what anybody wants to stay stays", () => {
    const table = short().do("sage", { do: "keep", items: ["b"] });
    table.next();
    expect(table.round.run.phase).toMatchObject({ name: "contest", box: { minContributors: 0 } });
    expect(organise.admit?.(table.round, { undo: ["c"] })).toBeNull();
    expect(organise.admit?.(table.round, { undo: ["b"] })?.reason).toBe("organise.refuse.unknown");
    table.next(table.settle([{ undo: ["c"] }, { undo: [] }])?.figures);
    expect(table.done?.items).toEqual(["b", "c"]);
  });
});

test("a contest that could not be opened leaves the list as it was", () => {
  const table = sorting().do("sage", { do: "merge", items: ["a", "b"] });
  expect(organise.cutShort?.(table.round)).toEqual({ items: [], figures: null });
  table.next();
  expect(organise.cutShort?.(table.round)).toEqual({ items: ["a", "b", "c"], figures: null });
});

describe("a rule", () => {
  const rows = [
    { item: "a" as ItemId, rank: 1, voters: 5 },
    { item: "b" as ItemId, rank: 2, voters: 2 },
    { item: "c" as ItemId, rank: 2, voters: 2 },
    { item: "d" as ItemId, rank: 4, voters: 1 },
    { item: "e" as ItemId, rank: 5, voters: 0 },
  ];

  test("keeps the best with those tied with the last, and whoever was named by enough", () => {
    expect(byRule({ top: 2 }, rows)).toEqual(["a", "b", "c"]);
    expect(byRule({ minVoters: 2, top: 12 }, rows)).toEqual(["a", "b", "c"]);
    expect(byRule({ minVoters: 3 }, rows)).toEqual(["a"]);
  });

  test("never empties the list, and leaves a list alone that nobody judged", () => {
    expect(byRule({ minVoters: 9, top: 1 }, rows)).toEqual(["a"]);
    expect(byRule({ minVoters: 9 }, rows)).toHaveLength(5);
    expect(byRule({ top: 1 }, [])).toBeNull();
  });

  test("needs no facilitator: the round is over at once", () => {
    const spec = aRound({ op: "shortlist", by: "rule", rule: { minVoters: 2 } });
    const { contest: _, ...uncontested } = spec;
    const table = aTable(organise, { spec: uncontested, input: ABC, judged: rows.slice(0, 3).toSpliced(2, 1, { ...rows[2]!, voters: 1 }) });
    expect(table.try("sage", { do: "keep", items: ["c"] })).toBe("organise.refuse.contest");
    expect(table.wait(0).isOver).toBe(true);
    table.next();
    expect(table.done?.items).toEqual(["a", "b"]);
  });
});

describe("a contest that belongs to authors", () => {
  const of = (person: string, id: string): Item => anItem(id, { as: "person", person: person as PersonId });
  const named = [of("cedar", "a"), of("birch", "b"), of("elm", "c")];
  const contested = (own: Partial<Organise> = {}, items: readonly string[] = ["a", "b", "c"]) => {
    const table = sorting({ op: "cluster", contest: { live: 3, async: 12, veto: "author" }, ...own }, named);
    table.do("sage", own.op === "shortlist" ? { do: "keep", items } : { do: "merge", items });
    table.next();
    return table;
  };

  test("shows each a button for their own and for nothing else, and needs no box", () => {
    const table = contested();
    expect(table.round.run.phase).toMatchObject({ name: "contest", box: null, lasts: 180_000, close: { when: "deadline" } });
    expect(table.shows("cedar")).toContain('"args":{"do":"out","item":"a"}');
    expect(table.shows("cedar")).not.toContain('"item":"b"},"words"');
    expect(table.shows("sage")).not.toContain('"do":"out"');
  });

  test("takes theirs out and leaves the others together, as long as two are left", () => {
    const table = contested();
    expect(table.try("birch", { do: "out", item: "a" })).toBe("arrange.refuse.notYours");
    table.do("cedar", { do: "out", item: "a" });
    expect(made(table).mergedFrom).toEqual(["b", "c"]);
    table.do("elm", { do: "out", item: "c" });
    expect(table.own.groups).toEqual([]);
    expect(settled(table)).toEqual(["a", "b", "c"]);
  });

  test("puts theirs back on a short list", () => {
    const table = contested({ op: "shortlist" }, ["b"]).do("elm", { do: "out", item: "c" });
    table.next();
    expect(table.done?.items).toEqual(["b", "c"]);
  });

  test("is refused where nobody's name stands beside the items", () => {
    const faults = (attribution: "named" | "anonymous") =>
      organise.check(aRound({ contest: { live: 3, async: 12, veto: "author" } }), { sides: 0, attributionOf: () => attribution });
    expect(faults("named")).toEqual([]);
    expect(faults("anonymous")).toMatchObject([{ path: "contest/veto", fix: "use anyone" }]);
  });
});

test("a rule that joins, and a count of voters without a rule, are refused with what to do", () => {
  const checked = (own: Partial<Organise>) => organise.check(aRound(own), { sides: 0 }).map(({ path }) => path);
  expect(checked({ by: "rule", rule: { top: 3 } })).toEqual(["by"]);
  expect(checked({ op: "shortlist", rule: { minVoters: 2 } })).toEqual(["rule/minVoters"]);
  expect(checked({ op: "shortlist", by: "rule", rule: { minVoters: 2 } })).toEqual([]);
  for (const op of ["dedupe", "cluster", "name", "shortlist", "edit"] as const) expect(checked({ op })).toEqual([]);
});
