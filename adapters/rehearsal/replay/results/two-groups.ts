import type { Agree3 } from "../../../../src/judgement/agree3.ts";
import { division, DIVIDES, groupConsensus } from "../../../../src/judgement/opinion/consensus.ts";
import { opinionSpace } from "../../../../src/judgement/opinion/map.ts";
import { orderOfPeople, rowsOf, voteMatrix, type Vote } from "../../../../src/judgement/opinion/matrix.ts";
import { OPINION_SEED } from "../../../../src/judgement/opinion/opinions.ts";
import { seeded } from "../../../../src/judgement/opinion/seeded.ts";
import { NOWHERE, tallies } from "../../../../src/judgement/opinion/tallies.ts";
import { round } from "./round.ts";

type Answers = Readonly<Record<string, unknown>>;

const VOTE: Readonly<Record<Agree3, Vote>> = { agree: 1, disagree: -1, pass: 0 };
const TOP = 8;

/**
 * The map of these people's votes cut in two, as the file prints it: whatever the verdict on the groups, and of those alone
 * who voted on enough. A session fills gaps with the means of everybody.
 */
export function twoGroups(people: readonly Answers[]): Readonly<Record<string, unknown>> {
  const statements = [...new Set(people.flatMap((answers) => Object.keys(answers)))].toSorted();
  const cast = people.flatMap((answers, person) =>
    Object.entries(answers).map(([id, answer]) => ({ person, statement: statements.indexOf(id), vote: VOTE[answer as Agree3] })),
  );
  const given = voteMatrix(people.length, statements.length, {
    person: Int32Array.from(cast, (each) => each.person),
    statement: Int32Array.from(cast, (each) => each.statement),
    vote: Int8Array.from(cast, (each) => each.vote),
  });
  const matrix = rowsOf(given, orderOfPeople(given));
  const { candidates, placed } = opinionSpace(matrix, seeded(OPINION_SEED));
  const two = candidates.find(({ k }) => k === 2);
  if (!two) return {};
  const group = new Uint8Array(matrix.people).fill(NOWHERE);
  placed.forEach((person, at) => void (group[person] = two.label[at] ?? NOWHERE));
  const byGroup = tallies(matrix, group, 2);
  const measured = statements.map((id, at) => {
    const votes = byGroup.flatMap((each) => each[at] ?? []);
    return { id, consensus: groupConsensus(votes), division: division(votes) };
  });
  const byConsensus = measured.toSorted((a, b) => b.consensus - a.consensus);
  const byDivision = measured.toSorted((a, b) => b.division - a.division);
  return {
    groupConsensusTwoGroups: Object.fromEntries(measured.map(({ id, consensus }) => [id, round(consensus, 4)])),
    groupConsensusTwoGroupsTop8: byConsensus.slice(0, TOP).map(({ id }) => id),
    mostDividing: byDivision.filter((each) => each.division >= DIVIDES).map(({ id }) => id),
    silhouetteByK: Object.fromEntries(candidates.map(({ k, silhouette }) => [k, round(silhouette, 3)])),
    bestK: candidates.toSorted((a, b) => b.silhouette - a.silhouette)[0]?.k,
  };
}
