import type { Random } from "../../../src/model/command.ts";
import { seeded, shareBy } from "../../../src/judgement/opinion/seeded.ts";
import type { VoteMatrix } from "../../../src/judgement/opinion/matrix.ts";
import { matrixOf, type Cast } from "./conversations.ts";

export interface Plan {
  readonly people: number;
  readonly statements: number;
  /** Statements that each person votes on. */
  readonly each: number;
  /** Share of the first of two groups; null: everybody is of one mind, but for chance. */
  readonly firstGroup: number | null;
  readonly seed: number;
}

/** Votes with a known truth: every statement is liked or not, and where there are groups one likes what the other does not. */
export function planted({ people, statements, each, firstGroup, seed }: Plan): { readonly matrix: VoteMatrix; readonly truth: Uint8Array } {
  const random = seeded(seed * 7919 + 13);
  const liked = Array.from({ length: statements }, () => normal(random));
  const divides = Array.from({ length: statements }, () => 2 * normal(random));
  const truth = Uint8Array.from({ length: people }, () => (firstGroup === null || shareBy(random) < firstGroup ? 0 : 1));
  const cast = [...truth].flatMap((group, person): Cast[] =>
    some(statements, each, random).map((statement) => {
      const pull = (liked[statement] ?? 0) + (firstGroup === null ? 0 : (divides[statement] ?? 0) * (group === 0 ? 1 : -1));
      const agrees = shareBy(random) < 1 / (1 + Math.exp(-pull));
      return { person, statement, vote: shareBy(random) < 0.15 ? 0 : agrees ? 1 : -1 };
    }),
  );
  return { matrix: matrixOf(people, statements, cast), truth };
}

const normal = (random: Random): number => Array.from({ length: 12 }, () => shareBy(random)).reduce((sum, each) => sum + each, -6);

function some(of: number, count: number, random: Random): readonly number[] {
  const all = Array.from({ length: of }, (_, index) => index);
  return Array.from({ length: Math.min(of, count) }, () => all.splice(random.int(all.length), 1)[0] ?? 0);
}
