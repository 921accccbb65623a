import { z } from "zod";
import { STATEMENTS, type Statement } from "../src/rounds/pulse/instruments.ts";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** The fields of a form of pairs are called `pair.3-7`. */
const PAIR = /^pair\.(\d{1,3}-\d{1,3})$/;
const words = z.record(z.string(), z.string()).optional();
/** A statement of a pulse; one that nobody chose a number for is left open. */
const answer = z.preprocess((given) => (given === "" ? undefined : given), z.coerce.number().int().optional());
const statements = Object.fromEntries(STATEMENTS.map((name) => [name, answer])) as Record<Statement, typeof answer>;

/** Ranks, gives dots, picks, answers item by item, pair by pair or a pulse, supports questions, rates, or passes. The last counts. */
export const vote = command({
  name: "vote",
  who: "everybody",
  options: z.looseObject({
    path,
    pass: z.string().optional(),
    value: z.coerce.number().int().optional(),
    ranking: list,
    ...statements,
    dots: z.record(z.string(), z.coerce.number().int().min(0)).optional(),
    /** Of forms that none of these fits, or in which nothing is sent of what was not chosen. */
    of: z.enum(["pairs", "questions", "pick", "statements"]).optional(),
    votes: list,
    picked: list,
    choices: words,
    reasons: words,
    part: z.coerce.number().int().optional(),
  }),
  example: "/parley vote",
  run({ path, value, part, pass, ranking, dots, of, votes, picked, choices, reasons, ...others }) {
    if (of === "statements") {
      const answers = Object.fromEntries(STATEMENTS.flatMap((name) => (others[name] === undefined ? [] : [[name, others[name]]])));
      return { do: "seal", path, act: { answers }, said: "judge.received" };
    }
    if (of === "pairs") return { do: "seal", path, act: { answers: answersIn(others) }, said: "judge.received" };
    if (of === "questions") return { do: "seal", path, act: { votes }, said: "judge.received" };
    const given = { pass, ranking, dots, of, picked, choices, reasons };
    if (value !== undefined) return { do: "seal", path, act: { value }, said: "judge.received" };
    return { do: "seal", path, act: { ballot: ballotOf(given), ...(part === undefined ? {} : { part }) }, said: "judge.received" };
  },
});

const answersIn = (options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, answer]) => {
      const pair = PAIR.exec(name)?.[1];
      return pair !== undefined && answer !== "" ? [[pair, answer]] : [];
    }),
  );
interface Given {
  readonly pass?: string | undefined;
  readonly ranking: readonly string[];
  readonly dots?: Readonly<Record<string, number>> | undefined;
  readonly of?: string | undefined;
  readonly picked: readonly string[];
  readonly choices?: Readonly<Record<string, string>> | undefined;
  readonly reasons?: Readonly<Record<string, string>> | undefined;
}

/** What was left open is not sent. */
function ballotOf({ pass, ranking, dots, of, picked, choices, reasons }: Given): unknown {
  if (pass) return { pass: true };
  if (choices || reasons) return { choices: filled(choices), reasons: filled(reasons) };
  if (of === "pick") return { picked: picked.filter((item) => item !== "") };
  if (dots) return { dots: Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) };
  return { ranking: ranking.filter((item) => item !== "") };
}

const filled = (words: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(words).filter(([, each]) => each.trim() !== ""));
