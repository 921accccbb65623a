import { expect, test } from "vitest";
import { standsOf } from "../../src/engine/compose-stands.ts";
import type { ItemId } from "../../src/model/ids.ts";
import type { Agree3Figures, JudgeFigures, RateFigures } from "../../src/rounds/judge/figures.ts";

const words = (id: ItemId): string => `words of ${id}`;
const counted = (item: string) => ({ item: item as ItemId, voters: 9, rank: 1 });

type RateRow = RateFigures["rows"][number];
const rate = (item: string, q25: number | null, q75: number | null, change: Partial<RateRow> = {}): RateRow => ({
  ...counted(item),
  n: 9,
  median: 5,
  q25,
  q75,
  iqr: null,
  low: null,
  middle: null,
  high: null,
  histogram: null,
  disagreement: null,
  class: null,
  outcome: null,
  stable: null,
  bySide: null,
  ...change,
});
const rates = (...rows: readonly RateRow[]): RateFigures => ({
  scale: "rate",
  panel: 9,
  ballots: 9,
  min: 1,
  max: 9,
  reasons: [],
  stop: null,
  rows: [...rows],
});

test("ratings lie close together by a quarter of the scale, far apart by half of it; what was not published tells nothing", () => {
  const figures = rates(rate("a", 4, 6), rate("b", 3, 6), rate("c", 2, 6), rate("d", null, null));
  expect(standsOf(figures, words)).toEqual({ close: ["words of a"], differ: ["words of c"] });
});

test("where a panel has a word of its own, that word says it", () => {
  const figures = rates(
    rate("a", 2, 8, { outcome: "agreedFor" }),
    rate("b", 5, 5, { outcome: "polarised" }),
    rate("c", 5, 5, { outcome: "open" }),
    rate("d", 4, 5, { disagreement: true }),
    rate("e", 2, 8, { disagreement: false }),
  );
  expect(standsOf(figures, words)).toEqual({ close: ["words of a"], differ: ["words of b", "words of d"] });
});

test("where sides were compared, what most agree with is close only if every side shares it", () => {
  const row = (item: string, agree: number, across: "shared" | "notShared" | "tooFew") => ({
    item: item as ItemId,
    voters: 30,
    rank: 1,
    agree,
    disagree: 30 - agree,
    pass: 0,
    bySide: null,
    across,
  });
  const rows = [row("a", 19, "shared"), row("b", 22, "notShared"), row("c", 22, "tooFew"), row("d", 12, "notShared")];
  const figures: Agree3Figures = { scale: "agree3", panel: 30, ballots: 30, rows, reasons: [] };
  expect(standsOf(figures, words)).toEqual({ close: ["words of a", "words of c"], differ: ["words of d"] });
});

test("votes lie close where two thirds say the same, far apart where a third stands on each side", () => {
  const row = (item: string, agree: number | null, disagree: number | null) => ({
    ...counted(item),
    agree,
    disagree,
    pass: null,
    bySide: null,
  });
  const figures: Agree3Figures = {
    scale: "agree3",
    panel: 9,
    ballots: 9,
    reasons: [],
    rows: [row("a", 6, 3), row("b", 4, 3), row("c", 5, 2), row("d", 0, 7), row("e", null, null)],
  };
  expect(standsOf(figures, words)).toEqual({ close: ["words of a", "words of d"], differ: ["words of b"] });
});

test("with a map of opinions by what it says: the most shared first, and of what divides the most dividing", () => {
  const row = (item: string, stands: "shared" | "divides" | null) => ({
    ...counted(item),
    agree: 5,
    disagree: 4,
    pass: 0,
    bySide: null,
    stands,
  });
  const figures: Agree3Figures = {
    scale: "agree3",
    panel: 30,
    ballots: 30,
    reasons: [],
    rows: [row("a", "shared"), row("b", "shared"), row("c", null), row("d", "divides"), row("e", "divides")],
    opinions: { voters: 30, placed: 30, verdict: "none", why: "notFoundAgain", groups: [], agreeing: false, evenedOut: false },
  };
  expect(standsOf(figures, words)).toEqual({ close: ["words of a", "words of b"], differ: ["words of e", "words of d"] });
});

test("a scale that gives but a word does not tell how close people stood", () => {
  const figures: JudgeFigures = { scale: "consent", panel: 9, ballots: 9, rows: [], reasons: [], verdict: null };
  expect(standsOf(figures, words)).toBeNull();
});
