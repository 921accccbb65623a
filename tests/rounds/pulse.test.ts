import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Output } from "../../src/model/session.ts";
import type { Pulse } from "../../src/model/vocabulary.ts";
import type { TrustFigures } from "../../src/rounds/pulse/figures.ts";
import { pulse } from "../../src/rounds/pulse/index.ts";
import { pulseCard } from "../../src/rounds/pulse/result.ts";
import { aTable } from "./table.ts";

const aPulse = (own: Partial<Pulse> = {}): Pulse => ({
  kind: "pulse",
  id: "pre",
  title: "t-title",
  who: { roles: "voices" },
  instrument: "working-trust-8",
  wave: "post",
  link: "pairedInMemory",
  minN: 8,
  ...own,
});
const people = ["cedar", "birch", "elm", "fir", "sage"];
const aTrust = (own: Partial<Pulse> = {}, earlier: readonly Output[] = []) => aTable(pulse, { spec: aPulse(own), people, earlier });
const settled = (table: ReturnType<typeof aTrust>, now: readonly object[], before: readonly object[] = []): TrustFigures =>
  table.settle(
    now.map((answers) => ({ answers })),
    before.map((answers) => ({ answers })),
  )?.figures as TrustFigures;
const of = (figures: TrustFigures, name: string) => figures.statements.find((each) => each.statement === name);
/** So many people, of whom the first so many answered higher than before, and the last so many lower. */
const changed = (n: number, rose: number, fell = 0) => {
  const before = Array.from({ length: n }, () => ({ wt1: 4 }));
  const now = before.map((_, index) => ({ wt1: index < rose ? 6 : index >= n - fell ? 2 : 4 }));
  return of(settled(aTrust(), now, before), "wt1")?.change;
};

describe("the two-party water talks", () => {
  const { pulse: given, expected } = JSON.parse(
    readFileSync(new URL("../scenarios/files/water-two-party.json", import.meta.url), "utf8"),
  ) as {
    pulse: { items: string[] } & Record<"pre" | "post", Record<string, number[]>>;
    expected: { pulse: Record<string, { medianPre: number; medianPost: number; published: { rose: string; fell: string } }> };
  };
  const answers = (wave: "pre" | "post"): readonly object[] =>
    Object.values(given[wave]).map((values) => Object.fromEntries(values.map((value, index) => [given.items[index], value])));
  const pre = aTrust({ wave: "pre" });
  const first: Output = { kind: "pulse", items: [], figures: settled(pre, answers("pre")) };
  const figures = settled(aTrust({}, [first]), answers("post"), answers("pre"));

  test("publish the medians and the bands that were worked out by hand", () => {
    const said = { most: "most", half: "about half", few: "few or none" } as const;
    for (const [name, { medianPre, medianPost, published }] of Object.entries(expected.pulse)) {
      const found = of(figures, name);
      expect({ name, medianPre: found?.before, medianPost: found?.median }).toEqual({ name, medianPre, medianPost });
      expect({ rose: said[found?.change?.rose ?? "few"], fell: said[found?.change?.fell ?? "few"] }).toEqual(published);
    }
    expect(figures.isSomebodyUnsafe).toBe(false);
  });

  test("leave no count, no side, no least and no most, and nobody", () => {
    const [one] = figures.statements;
    expect(Object.keys(one ?? {})).toEqual(["statement", "median", "before", "change"]);
    expect(Object.keys(figures)).toEqual(["pulse", "wave", "statements", "isSomebodyUnsafe"]);
  });
});

describe("how many changed", () => {
  test("is said in words: two thirds are most, more than a third is about half", () => {
    expect([8, 9, 5, 6, 3, 4, 0].map((rose) => changed(9, rose)?.rose)).toEqual(["most", "most", "half", "most", "few", "half", "few"]);
  });

  test("says the same of all as of two thirds, and of none as of a third, so that nobody is known by it", () => {
    expect(changed(9, 9)).toEqual(changed(9, 6));
    expect(changed(9, 0)).toEqual(changed(9, 3));
  });

  test("says a fall as it says a rise", () => {
    expect(changed(9, 3, 6)).toEqual({ rose: "few", fell: "most" });
  });

  test("is of those alone who answered both times, and nothing where fewer than eight did", () => {
    const eight = Array.from({ length: 8 }, () => ({ wt1: 4 }));
    expect(of(settled(aTrust(), eight, eight), "wt1")?.change).toEqual({ rose: "few", fell: "few" });
    expect(of(settled(aTrust(), eight, eight.slice(1)), "wt1")?.change).toBeNull();
    expect(of(settled(aTrust(), eight, [...eight.slice(1), { wt2: 4 }]), "wt1")?.change).toBeNull();
  });
});

describe("a median", () => {
  test("is whole, and of no fewer than eight answers to that statement", () => {
    const figures = settled(
      aTrust({ wave: "pre" }),
      [1, 2, 3, 4, 5, 5, 6, 7].map((wt1, index) => ({ wt1, ...(index > 0 ? { wt2: 4 } : {}) })),
    );
    expect(of(figures, "wt1")).toEqual({ statement: "wt1", median: 5, before: null, change: null });
    expect(of(figures, "wt2")).toEqual({ statement: "wt2", median: null, before: null, change: null });
  });

  test("of the beginning is the one that was published, never computed again", () => {
    const first = settled(
      aTrust({ wave: "pre" }),
      Array.from({ length: 9 }, (_, index) => ({ wt1: index < 5 ? 2 : 6 })),
    );
    const table = aTrust({}, [{ kind: "pulse", items: [], figures: first }]);
    const eight = Array.from({ length: 8 }, () => ({ wt1: 6 }));
    expect(of(settled(table, eight, eight), "wt1")).toMatchObject({ before: 2, median: 6 });
  });
});

describe("a low answer on safety", () => {
  const eight = Array.from({ length: 8 }, () => ({ sf1: 5 }));
  const one = settled(aTrust({ wave: "mid" }), [{ sf1: 2 }, ...eight]);
  const many = settled(aTrust({ wave: "mid" }), [{ sf1: 1 }, { sf1: 2 }, ...eight.slice(1)]);
  const delegate = { role: "delegate", side: "upper" } as never;
  const shown = (figures: TrustFigures, isTeam = false) => JSON.stringify(pulseCard(figures, delegate, isTeam));

  test("is said once, whoever and however many gave it", () => {
    expect(one.isSomebodyUnsafe).toBe(true);
    expect(one).toEqual(many);
    expect(settled(aTrust({ wave: "mid" }), [{ sf1: 3 }, ...eight]).isSomebodyUnsafe).toBe(false);
  });

  test("tells everybody how to reach the facilitator, and the facilitator alone that there is one", () => {
    expect(shown(one)).toContain("pulse.reach");
    expect(shown(one)).not.toContain("pulse.unsafe");
    expect(shown(one, true)).toContain("pulse.reach");
    expect(shown(one, true)).toContain("pulse.unsafe");
  });
});

describe("what is asked", () => {
  const asked = (wave: Pulse["wave"], name = "cedar"): string[] =>
    [
      ...aTrust({ wave })
        .shows(name)
        .matchAll(/"say":"pulse\.((?:wt|sf|pf|dq)\d(?:\.parties)?)"/g),
    ].map((found) => found[1] as string);

  test("depends on the wave", () => {
    expect(asked("pre")).toEqual(["wt1", "wt2", "wt3", "wt4", "sf1"]);
    expect(asked("mid")).toEqual(["sf1"]);
    expect(asked("post")).toEqual(["wt1", "wt2", "wt3", "wt4", "sf1", "pf1", "pf2", "dq1"]);
  });

  test("speaks of the parties to experts, who are of none", () => {
    expect(asked("pre", "fir")).toEqual(["wt1.parties", "wt2.parties", "wt3.parties", "wt4.parties", "sf1"]);
  });

  test("may be left open, but not altogether, and nothing else may be answered", () => {
    const { round } = aTrust({ wave: "pre" });
    const refusal = (body: unknown) => pulse.admit?.(round, body)?.reason ?? null;
    expect(refusal({ answers: { wt1: 7 } })).toBeNull();
    expect(refusal({ answers: {} })).toBe("pulse.refuse.empty");
    expect(refusal({ answers: { dq1: 7 } })).toBe("pulse.refuse.other");
    expect(refusal({ value: 3 })).toBe("pulse.refuse.other");
    expect(pulse.entry?.safeParse({ answers: { wt1: 8 } }).success).toBe(false);
  });

  test("is of an instrument that exists, and a temperature is paired with nothing", () => {
    expect(pulse.check(aPulse(), { sides: 2 })).toEqual([]);
    expect(pulse.check(aPulse({ instrument: "mood" }), { sides: 2 })).toMatchObject([{ path: "instrument" }]);
    expect(pulse.check(aPulse({ instrument: "temperature" }), { sides: 2 })).toMatchObject([{ path: "link" }]);
  });
});

test("the key of a paired pulse lives until the session ends, any other until its phase does; below eight nothing opens", () => {
  const box = (own: Partial<Pulse>) => aTrust(own).round.run.phase.box;
  expect(box({})).toMatchObject({ keyEndsWith: "", minContributors: 8 });
  expect(box({ link: "none", minN: 5 })).toMatchObject({ keyEndsWith: "@phase", minContributors: 8 });
});
