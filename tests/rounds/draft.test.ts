import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/model/vocabulary.ts";
import { draft } from "../../src/rounds/draft/index.ts";
import { draftFigures, type DraftFigures } from "../../src/rounds/draft/own.ts";
import { aTable, anItem } from "./table.ts";

const spec: Draft = {
  kind: "draft",
  id: "text",
  title: "t",
  who: { roles: ["facilitator"] },
  text: "next",
  drafter: "facilitator",
  clauses: true,
  critique: "criticism",
};
const plan = { sides: ["upper", "lower"].map((id) => ({ id, name: `t-${id}` })) as never };
const after = (before: DraftFigures | null) =>
  ({
    path: "versions",
    until: { rule: "facilitator" },
    pass: 2,
    max: 8,
    before: before && { kind: "draft", items: [], figures: before },
  }) as never;
const drafting = (before: DraftFigures | null = null, input: readonly ReturnType<typeof anItem>[] = []) =>
  aTable(draft, { spec, plan, around: after(before), input });
const published = (table: ReturnType<typeof drafting>): DraftFigures =>
  draftFigures.parse((table.after() as { done: { figures: unknown } }).done.figures);
const clausesOf = (figures: DraftFigures): readonly string[] => figures.clauses.map((each) => each.clause);
const first = () => published(drafting().do("sage", { do: "add", clauses: ["one", "two", "three"] }));

describe("a text in numbered clauses", () => {
  test("numbers its clauses in the order they were written", () => {
    expect(clausesOf(first())).toEqual(["c1", "c2", "c3"]);
    expect(first().version).toBe(1);
  });

  test("a clause keeps its number through every version, and a number that is gone never comes again", () => {
    const second = published(
      drafting(first())
        .do("sage", { do: "takeOut", clause: "c3", concerns: [] })
        .do("sage", { do: "reword", clause: "c1", text: "one, said otherwise" })
        .do("sage", { do: "add", clauses: ["four"] }),
    );
    expect(clausesOf(second)).toEqual(["c1", "c2", "c4"]);
    expect(second.version).toBe(2);
    expect(
      clausesOf(
        published(
          drafting(second)
            .do("sage", { do: "takeOut", clause: "c4", concerns: [] })
            .do("sage", { do: "add", clauses: ["five"] }),
        ),
      ),
    ).toEqual(["c1", "c2", "c5"]);
  });

  test("tells what changed since the version before, with the reason in neutral words, and nothing else", () => {
    const second = published(
      drafting(first())
        .do("sage", { do: "reword", clause: "c1", text: "one, again" })
        .do("sage", { do: "reword", clause: "c1", text: "one, at last", words: "it reads more plainly" })
        .do("sage", { do: "add", clauses: ["four"] })
        .do("sage", { do: "takeOut", clause: "c4", concerns: [] }),
    );
    expect(second.changes).toHaveLength(1);
    expect(second.changes[0]).toMatchObject({ clause: "c1", was: first().clauses[0]?.item, reason: expect.any(String) });
    expect(published(drafting(second)).changes).toEqual([]);
  });

  test("a clause set apart keeps each side's concern in its own words, and can be put back at its place", () => {
    const table = drafting(first()).do("sage", { do: "takeOut", clause: "c2", words: "two wordings", concerns: ["too early", "too late"] });
    expect(published(table).apart).toMatchObject([
      { clause: "c2", concerns: [{ side: "upper" }, { side: "lower" }], tried: expect.any(String) },
    ]);
    expect(table.texts).toEqual(expect.arrayContaining(["too early", "too late", "two wordings"]));
    expect(clausesOf(published(table.do("sage", { do: "putBack", clause: "c2" })))).toEqual(["c1", "c2", "c3"]);
  });
});

describe("the pen", () => {
  test("is the drafter's alone", () => {
    expect(drafting().try("cedar", { do: "add", clauses: ["mine"] })).toBe("draft.refuse.onlyDrafter");
  });

  test("what stands in the version, and what was said against the last one, only the drafter sees before it is out", () => {
    const about = { ...anItem("too-early", { as: "side", side: "upper" as never }), about: first().clauses[1]?.item as never };
    const table = drafting(first(), [about]);
    expect(table.shows("sage")).toContain("t-too-early");
    for (const name of ["cedar", "elm", "reed"]) {
      expect(table.shows(name)).not.toContain("too-early");
      expect(table.shows(name)).not.toContain(String(first().clauses[0]?.item));
    }
  });

  test("nobody is offered to accept anything", () => {
    for (const name of ["cedar", "sage"]) expect(drafting(first()).shows(name)).not.toMatch(/consent|accept|"vote"/);
  });

  test("an unknown clause, and more clauses than a text holds, are refused", () => {
    expect(drafting().try("sage", { do: "reword", clause: "c9", text: "what" })).toBe("draft.refuse.unknown");
    const full = drafting().do("sage", { do: "add", clauses: Array.from({ length: 60 }, (_, index) => `clause ${index}`) });
    expect(full.try("sage", { do: "add", clauses: ["one more"] })).toBe("draft.refuse.tooMany");
  });
});
