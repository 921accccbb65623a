import { z } from "zod";
import type { RoundKind } from "../../model/kind.ts";
import { judgeSchema, type Judge } from "../../model/vocabulary.ts";
import { admit } from "./admit.ts";
import { after } from "./after.ts";
import { check } from "./check.ts";
import { applyBallot } from "./choices.ts";
import { choicesIn, entrySchema, isBallot, type BallotEntry } from "./entry.ts";
import { settle } from "./settle/index.ts";
import { isHeavy } from "./settle/opinions.ts";
import { show } from "./show/index.ts";
import { start } from "./start.ts";

/** A judge round remembers nothing of its own: everything lies in the box until it is counted. */
export type JudgeOwn = Readonly<Record<string, never>>;

/**
 * Structured judgement in private, on eight scales. Ballots are sealed, the last one a person sends counts, and after the
 * count, or after the last pass where people see their own earlier answer again, no stored data link a person to a choice.
 */
export const judge: RoundKind<Judge, JudgeOwn, never, never> = {
  kind: judgeSchema.shape.kind.value,
  act: z.never(),
  entry: entrySchema,
  check,
  reads: ({ items }) => items,
  start,
  decide: () => ({ ok: false, refusal: { reason: "judge.refuse.onlyBallots" } }),
  evolve: (own) => own,
  admit,
  apply: (round, before, act) => ({ ok: true, body: applyBallot(round, before, act as BallotEntry) }),
  // A pass shows nothing and hides nobody: only ballots count towards the number from which a box opens.
  counts: (body) => isBallot((body as BallotEntry).ballot),
  wordsOf: (act) => Object.values(choicesIn((act as BallotEntry).ballot)?.reasons ?? {}).filter((words) => words.trim() !== ""),
  isHeavy,
  settle,
  after,
  show: (round, to, _now, mine, _read, earlier) => show(round, to, mine, earlier),
};
