import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** The fields of a form of pairs are called `pair.3-7`. */
const PAIR = /^pair\.(\d{1,3}-\d{1,3})$/;

/** Ranks, gives dots, rates, answers pairs, supports questions, or passes. The last ballot counts. */
export const vote = command({
  name: "vote",
  who: "everybody",
  options: z.looseObject({
    path,
    pass: z.string().optional(),
    value: z.coerce.number().int().optional(),
    ranking: list,
    dots: z.record(z.string(), z.coerce.number().int().min(0)).optional(),
    /** Of forms that none of these fits. */
    of: z.enum(["pairs", "questions"]).optional(),
    votes: list,
  }),
  example: "/parley vote",
  run({ path, pass, value, ranking, dots, of, votes, ...others }) {
    if (of === "pairs") return { do: "seal", path, act: { answers: answersIn(others) }, said: "judge.received" };
    if (of === "questions") return { do: "seal", path, act: { votes }, said: "judge.received" };
    if (value !== undefined) return { do: "seal", path, act: { value }, said: "judge.received" };
    const given = dots ? Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) : null;
    const ballot = pass ? { pass: true } : given ? { dots: given } : { ranking: ranking.filter((item) => item !== "") };
    return { do: "seal", path, act: { ballot }, said: "judge.received" };
  },
});

const answersIn = (options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, answer]) => {
      const pair = PAIR.exec(name)?.[1];
      return pair !== undefined && answer !== "" ? [[pair, answer]] : [];
    }),
  );
