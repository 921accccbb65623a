/** How one person voted on one statement: agreed, passed or disagreed. */
export type Vote = 1 | 0 | -1;

/** Votes in the order in which they were cast: the person, the statement (places from 0), and the vote. */
export interface Votes {
  readonly person: Int32Array;
  readonly statement: Int32Array;
  readonly vote: Int8Array;
}

/**
 * People × statements by rows, without the cells in which nobody voted: the votes of person `i` stand from `start[i]` up to,
 * but not including, `start[i + 1]`, in the order of the statements. Five bytes a vote.
 */
export interface VoteMatrix {
  readonly people: number;
  readonly statements: number;
  readonly start: Int32Array;
  readonly statement: Int32Array;
  readonly vote: Int8Array;
}

/** The matrix of these votes; where somebody voted twice on one statement the later vote counts. Two counting sorts, O(votes). */
export function voteMatrix(people: number, statements: number, votes: Votes): VoteMatrix {
  const all = votes.vote.length;
  const byStatement = countingSort(
    Int32Array.from({ length: all }, (_, index) => index),
    votes.statement,
    statements,
  );
  const order = countingSort(byStatement, votes.person, people);
  const start = new Int32Array(people + 1);
  const statement = new Int32Array(all);
  const vote = new Int8Array(all);
  let kept = 0;
  for (let place = 0; place < all; place++) {
    const at = order[place] as number;
    const next = order[place + 1];
    const isReplaced = next !== undefined && votes.person[next] === votes.person[at] && votes.statement[next] === votes.statement[at];
    if (isReplaced) continue;
    statement[kept] = votes.statement[at] as number;
    vote[kept] = votes.vote[at] as number;
    kept++;
    start[(votes.person[at] as number) + 1] = kept;
  }
  for (let person = 1; person <= people; person++) start[person] = Math.max(start[person] as number, start[person - 1] as number);
  return { people, statements, start, statement: statement.slice(0, kept), vote: vote.slice(0, kept) };
}

/** Places in the order of their keys, those of equal keys in the order in which they came. Keys are 0 to `keys - 1`. */
function countingSort(places: Int32Array, keyOf: Int32Array, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const place of places) (next[(keyOf[place] as number) + 1] as number)++;
  for (let key = 0; key < keys; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const sorted = new Int32Array(places.length);
  for (const place of places) {
    const key = keyOf[place] as number;
    sorted[next[key] as number] = place;
    next[key] = (next[key] as number) + 1;
  }
  return sorted;
}

/** How many votes this person cast. */
export const votesOf = ({ start }: VoteMatrix, person: number): number => (start[person + 1] as number) - (start[person] as number);

/** The rows of these people, in this order. */
export function rowsOf(matrix: VoteMatrix, people: readonly number[] | Int32Array): VoteMatrix {
  const start = new Int32Array(people.length + 1);
  people.forEach((person, row) => void (start[row + 1] = (start[row] as number) + votesOf(matrix, person)));
  const statement = new Int32Array(start[people.length] as number);
  const vote = new Int8Array(statement.length);
  people.forEach((person, row) => {
    const from = matrix.start[person] as number;
    const to = matrix.start[person + 1] as number;
    statement.set(matrix.statement.subarray(from, to), start[row]);
    vote.set(matrix.vote.subarray(from, to), start[row]);
  });
  return { people: people.length, statements: matrix.statements, start, statement, vote };
}

/** The same people with these statements alone, numbered anew. */
export function columnsOf(matrix: VoteMatrix, statements: readonly number[]): VoteMatrix {
  const numbered = new Int32Array(matrix.statements).fill(-1);
  statements.toSorted((a, b) => a - b).forEach((each, index) => void (numbered[each] = index));
  const start = new Int32Array(matrix.people + 1);
  const statement = new Int32Array(matrix.statement.length);
  const vote = new Int8Array(matrix.vote.length);
  let kept = 0;
  for (let person = 0; person < matrix.people; person++) {
    for (let at = matrix.start[person] as number; at < (matrix.start[person + 1] as number); at++) {
      const column = numbered[matrix.statement[at] as number] as number;
      if (column < 0) continue;
      statement[kept] = column;
      vote[kept++] = matrix.vote[at] as number;
    }
    start[person + 1] = kept;
  }
  return { people: matrix.people, statements: statements.length, start, statement: statement.slice(0, kept), vote: vote.slice(0, kept) };
}

/**
 * People in an order that follows from what they voted alone, so that nothing depends on who came first: by their votes, read
 * from the first statement on. Whoever voted alike in everything may stand in any order.
 */
export function orderOfPeople(matrix: VoteMatrix): Int32Array {
  const { start, statement, vote } = matrix;
  const compare = (a: number, b: number): number => {
    const most = Math.min(votesOf(matrix, a), votesOf(matrix, b));
    for (let at = 0; at < most; at++) {
      const left = (start[a] as number) + at;
      const right = (start[b] as number) + at;
      const differs = (statement[left] as number) - (statement[right] as number) || (vote[left] as number) - (vote[right] as number);
      if (differs !== 0) return differs;
    }
    return votesOf(matrix, a) - votesOf(matrix, b);
  };
  return Int32Array.from({ length: matrix.people }, (_, person) => person).sort(compare);
}
