import { z } from "zod";
import type { RoundKind } from "../../model/kind.ts";
import { judgeSchema, type Judge } from "../../model/vocabulary.ts";
import { after } from "./after.ts";
import { check } from "./check.ts";
import { admit, entrySchema, type BallotEntry } from "./entry.ts";
import { settle } from "./settle.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";

/** A judge round remembers nothing of its own: everything lies in the box until it is counted. */
export type JudgeOwn = Readonly<Record<string, never>>;

/**
 * Structured judgement in private: rankings and dots. Ballots are sealed, the last one a person sends counts, and after
 * the count no stored data link a person to a choice.
 */
export const judge: RoundKind<Judge, JudgeOwn, never, never> = {
  kind: judgeSchema.shape.kind.value,
  act: z.never(),
  entry: entrySchema,
  check,
  start,
  decide: () => ({ ok: false, refusal: { reason: "judge.refuse.onlyBallots" } }),
  evolve: (own) => own,
  admit,
  // A pass shows nothing and hides nobody: only ballots count towards the number from which a box opens.
  counts: (body) => !("pass" in (body as BallotEntry).ballot),
  settle,
  after,
  show: (round, to, _now, mine) => show(round, to, mine),
};
