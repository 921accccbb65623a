import { opinionSpace } from "../../src/judgement/opinion/map.ts";
import { orderOfPeople, rowsOf, voteMatrix, type Votes } from "../../src/judgement/opinion/matrix.ts";
import { OPINION_SEED, opinionsOf } from "../../src/judgement/opinion/opinions.ts";
import { seeded, shareBy } from "../../src/judgement/opinion/seeded.ts";
import { count } from "../all.ts";
import { figure, median, type Figure, type Measurement, type Options } from "../measurement.ts";

interface Size {
  readonly people: number;
  readonly statements: number;
  /** Statements that each votes on. */
  readonly each: number;
  readonly budgetMs: number;
}

const SIZES: readonly Size[] = [
  { people: 600, statements: 320, each: 60, budgetMs: 20 },
  { people: 2000, statements: 900, each: 113, budgetMs: 200 },
];
/** Maps that are not counted, while the code is being compiled. */
const WARM = 5;
const MAPS = { quick: 5, full: 25 } as const;

/** A map of opinions from the votes to its clusters, and once more with the verdict on them. The core alone. */
export const opinion: Measurement = { name: "opinion", run: async (options) => SIZES.flatMap((size) => measured(size, options)) };

function measured(size: Size, { quick, note }: Options): readonly Figure[] {
  const { people, statements, budgetMs } = size;
  const votes = votesOf(size);
  const map = (): number => took(() => void opinionSpace(inOrder(size, votes), seeded(OPINION_SEED)));
  for (let warm = 0; warm < WARM; warm++) map();
  const maps = count(quick ? MAPS.quick : MAPS.full).map(map);
  const judged = count(quick ? 1 : 3).map(() => took(() => void opinionsOf(voteMatrix(people, statements, votes), seeded(OPINION_SEED))));
  const name = `${people} × ${statements}`;
  note(`${name}: ${votes.vote.length} votes`);
  return [
    figure(`opinion, map of ${name}, median`, "ms", median(maps), budgetMs),
    figure(`opinion, map of ${name} and its verdict, median`, "ms", median(judged), null),
  ];
}

function took(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function inOrder({ people, statements }: Size, votes: Votes) {
  const matrix = voteMatrix(people, statements, votes);
  return rowsOf(matrix, orderOfPeople(matrix));
}

/** Two groups that stand against each other on half of the statements; everybody votes on others, one after the other. */
function votesOf({ people, statements, each }: Size): Votes {
  const random = seeded(people);
  const cast = count(people).flatMap((person) => {
    const from = random.int(statements);
    return count(each).map((next) => {
      const statement = (from + next * 7) % statements;
      const likes = statement % 2 === 0 || person % 5 < 3;
      const vote = shareBy(random) < 0.15 ? 0 : likes === shareBy(random) < 0.8 ? 1 : -1;
      return { person, statement, vote };
    });
  });
  return {
    person: Int32Array.from(cast, ({ person }) => person),
    statement: Int32Array.from(cast, ({ statement }) => statement),
    vote: Int8Array.from(cast, ({ vote }) => vote),
  };
}
