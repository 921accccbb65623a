import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { voteMatrix, type Vote, type VoteMatrix } from "../../../src/judgement/opinion/matrix.ts";
import { NOWHERE } from "../../../src/judgement/opinion/tallies.ts";

export interface Cast {
  readonly person: number;
  readonly statement: number;
  readonly vote: Vote;
}

export const matrixOf = (people: number, statements: number, cast: readonly Cast[]): VoteMatrix =>
  voteMatrix(people, statements, {
    person: Int32Array.from(cast, ({ person }) => person),
    statement: Int32Array.from(cast, ({ statement }) => statement),
    vote: Int8Array.from(cast, ({ vote }) => vote),
  });

/** One row a person: `+` agreed, `-` disagreed, `0` passed, `.` did not vote. */
export const drawn = (...rows: readonly string[]): VoteMatrix =>
  matrixOf(
    rows.length,
    rows[0]?.length ?? 0,
    rows.flatMap((row, person) =>
      row
        .split("")
        .flatMap((sign, statement) => (sign === "." ? [] : [{ person, statement, vote: sign === "+" ? 1 : sign === "-" ? -1 : 0 }])),
    ),
  );

interface Reference {
  readonly labels: string;
  readonly gic: readonly (number | null)[];
  readonly repness: Readonly<Record<string, readonly (readonly [statement: number, vote: string])[]>>;
}

export interface Conversation {
  readonly matrix: VoteMatrix;
  /** The same with a vote of 0 by everybody on each statement that was moderated out: what Polis makes of such a column. */
  readonly asModerated: VoteMatrix;
  readonly reference: Reference;
  /** Groups of the reference, and how many. */
  readonly labels: Uint8Array;
  readonly groups: number;
}

export const CONVERSATIONS = ["london.youth.policing", "15-per-hour-seattle", "scoop-hivemind.freshwater"] as const;

const file = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const references = JSON.parse(file("reference.json").toString()) as Readonly<Record<string, Reference>>;

export function conversation(name: (typeof CONVERSATIONS)[number]): Conversation {
  const lines = gunzipSync(file(`${name}.tsv.gz`))
    .toString()
    .split("\n")
    .map((line) => line.split(/\s+/));
  const of = (kind: string): readonly (readonly number[])[] =>
    lines.filter(([first]) => first === kind).map((line) => line.slice(1).map(Number));
  const [people, statements] = [of("P").length, of("S").length];
  const cast = of("V").map(([person = 0, statement = 0, vote = 0]): Cast => ({ person, statement, vote: vote as Vote }));
  const out = of("S").flatMap(([statement = 0, , moderated, isMeta]) => (moderated === -1 || isMeta === 1 ? [statement] : []));
  const zeros = out.flatMap((statement) => Array.from({ length: people }, (_, person): Cast => ({ person, statement, vote: 0 })));
  const reference = references[name] as Reference;
  const labels = Uint8Array.from(reference.labels, (letter) => (letter === "-" ? NOWHERE : Number(letter)));
  return {
    matrix: matrixOf(people, statements, cast),
    asModerated: matrixOf(people, statements, [...cast, ...zeros]),
    reference,
    labels,
    groups: Object.keys(reference.repness).length,
  };
}
