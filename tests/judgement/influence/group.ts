import { nextBatch, type Question } from "../../../src/judgement/influence/ask.ts";
import { recordVotes, startInfluence, type Influence, type PairVotes } from "../../../src/judgement/influence/influence.ts";

export const rules = { support: 0.67, maxAsked: 1000 };

/** Ideas called a, b, c …, then a1, b1, c1 …, so that places and names are easy to match. */
export const ideasOf = (size: number): readonly string[] =>
  Array.from({ length: size }, (_, at) => String.fromCharCode(97 + (at % 26)) + (at < 26 ? "" : String(Math.floor(at / 26))));

/** A group of ten that is of one mind: "a>b" is a yes, "a!b" a no. */
export function votes(...answers: readonly string[]): readonly PairVotes[] {
  return answers.map((answer) => {
    const [from = "", to = ""] = answer.split(/[>!]/);
    return { from, to, yes: answer.includes(">") ? 10 : 0, voting: 10 };
  });
}

/** An influence map after batches of such answers, none of which may be refused. */
export function after(size: number, ...batches: readonly (readonly string[])[]): Influence {
  return batches.reduce((influence, batch) => taken(influence, votes(...batch)), startInfluence(ideasOf(size), rules));
}

export function taken(influence: Influence, batch: readonly PairVotes[]): Influence {
  const recorded = recordVotes(influence, batch);
  if (recorded.refused.length > 0) throw new Error(`refused: ${JSON.stringify(recorded.refused)}`);
  return recorded.influence;
}

export interface Played {
  readonly influence: Influence;
  readonly batches: readonly (readonly Question[])[];
  /** What was known when each batch was asked. */
  readonly before: readonly Influence[];
}

/** Asks until nothing is left to ask; `says` is how many of `voting` say yes. */
export function play(start: Influence, size: number, says: (question: Question) => number, voting = 10): Played {
  let influence = start;
  const batches: (readonly Question[])[] = [];
  const before: Influence[] = [];
  for (let batch = nextBatch(influence, size); batch.length > 0; batch = nextBatch(influence, size)) {
    batches.push(batch);
    before.push(influence);
    influence = taken(
      influence,
      batch.map((question) => ({ from: question.from, to: question.to, yes: says(question), voting })),
    );
  }
  return { influence, batches, before };
}
