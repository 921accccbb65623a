import { z } from "zod";
import type { Refusal } from "../../model/command.ts";
import type { Pulse } from "../../model/vocabulary.ts";
import { MOST, STATEMENTS, statementsOf, type Statement } from "./instruments.ts";

/** A temperature is one of five. */
export const MOST_DEGREES = 5;

const temperature = z.strictObject({ value: z.int().min(1).max(MOST_DEGREES) });
/** A statement that somebody would rather not answer is left out. */
const trust = z.strictObject({ answers: z.partialRecord(z.enum(STATEMENTS), z.int().min(1).max(MOST)) });
export type Answers = Readonly<Partial<Record<Statement, number>>>;

export const entry = z.union([temperature, trust]);

export const valueIn = (body: unknown): number => temperature.parse(body).value;
export const answersIn = (body: unknown): Answers => trust.parse(body).answers;

/** What this person sent, as far as it is of this instrument. */
export const sentOf = (mine: unknown): { readonly value: number | null; readonly answers: Answers } => ({
  value: temperature.safeParse(mine).data?.value ?? null,
  answers: trust.safeParse(mine).data?.answers ?? {},
});

/** An entry of another instrument, or of statements that are not asked now, and one that says nothing are handed back. */
export function refusalOf(spec: Pulse, body: unknown): Refusal | null {
  if (spec.instrument === "temperature") return temperature.safeParse(body).success ? null : { reason: "pulse.refuse.other" };
  const given = trust.safeParse(body);
  const names = Object.keys(given.data?.answers ?? {}) as Statement[];
  if (!given.success || names.some((name) => !statementsOf(spec).includes(name))) return { reason: "pulse.refuse.other" };
  return names.length === 0 ? { reason: "pulse.refuse.empty" } : null;
}
