import { median } from "../../judgement/quantile.ts";
import type { Entry } from "../../model/session.ts";
import type { Pulse } from "../../model/vocabulary.ts";
import { answersIn, type Answers, valueIn } from "./entry.ts";
import type { Band, CHANGES, TemperatureFigures, TrustFigures } from "./figures.ts";
import { SAFETY, statementsOf, type Statement } from "./instruments.ts";
import { leastOf } from "./least.ts";

export function settleTemperature(entries: readonly Entry[]): TemperatureFigures {
  const counted = { low: 0, middle: 0, high: 0 };
  for (const { body } of entries) counted[bandOf(valueIn(body))]++;
  return { pulse: "temperature", ...counted };
}

const bandOf = (value: number): Band => (value <= 2 ? "low" : value === 3 ? "middle" : "high");

/**
 * Medians of this wave and, where the same people answered at the beginning, how many rose and fell, in words. The
 * differences exist here alone, in memory; what is returned is all that is left of them.
 *
 * @param before what the same people answered at the beginning; their `who` is that of their entry now
 * @param published the medians that the pulse at the beginning published; they are never computed again
 */
export function settleTrust(
  spec: Pulse,
  entries: readonly Entry[],
  before: readonly Entry[],
  published: Readonly<Partial<Record<Statement, number>>>,
): TrustFigures {
  const now = entries.map(({ who, body }) => ({ who, answers: answersIn(body) }));
  const earlier = new Map(before.map(({ who, body }) => [who, answersIn(body)]));
  const least = leastOf(spec);
  const statements = statementsOf(spec).map((statement) => {
    const values = now.flatMap(({ answers }) => answers[statement] ?? []);
    const differences = now.flatMap(({ who, answers }) => difference(statement, answers, earlier.get(who)));
    return {
      statement,
      median: values.length < least ? null : whole(values),
      before: published[statement] ?? null,
      change: differences.length < least ? null : changeOf(differences),
    };
  });
  const isSomebodyUnsafe = now.some(({ answers }) => (answers[SAFETY.statement] ?? Infinity) <= SAFETY.low);
  return { pulse: "working-trust-8", wave: spec.wave, statements, isSomebodyUnsafe };
}

function difference(statement: Statement, now: Answers, before: Answers | undefined): readonly number[] {
  const [to, from] = [now[statement], before?.[statement]];
  return to === undefined || from === undefined ? [] : [to - from];
}

/** Half-way between two answers is rounded up. */
const whole = (values: readonly number[]): number => Math.round(median(values) ?? 0);

function changeOf(differences: readonly number[]): { rose: Share; fell: Share } {
  const share = (is: (difference: number) => boolean): Share => inWords(differences.filter(is).length, differences.length);
  return { rose: share((difference) => difference > 0), fell: share((difference) => difference < 0) };
}

type Share = (typeof CHANGES)[number];

/** In whole numbers, so that two thirds of nine are two thirds. */
const inWords = (count: number, of: number): Share => (3 * count >= 2 * of ? "most" : 3 * count > of ? "half" : "few");
