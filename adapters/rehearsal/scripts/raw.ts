import { z } from "zod";
import type { Scenario } from "../scenario.ts";

const byPerson = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const idea = z.looseObject({ id: z.string(), text: z.string() });
const clauses = z.array(idea);

/** What people of a file answer, where its script says only when they are asked. */
const rawSchema = z.object({
  participants: z.array(z.looseObject({ id: z.string() })).catch([]),
  /** Answers to an open question. */
  round1: z.array(idea.extend({ author: z.string() })).catch([]),
  statements: z
    .array(idea.extend({ from: z.array(z.string()).default([]), source: z.string().optional(), author: z.string().optional() }))
    .catch([]),
  /** By wave, person and statement. */
  ratings: z.record(z.string(), byPerson(z.record(z.string(), z.number()))).catch({}),
  reasons: z.array(z.looseObject({ round: z.string(), by: z.string(), statement: z.string(), text: z.string() })).catch([]),
  ranking: byPerson(z.array(z.string())).catch({}),
  items: z.unknown().optional(),
  importance: byPerson(z.array(z.string())).catch({}),
  /** How many say yes, by `i01>i02`. */
  pairYesCounts: z.record(z.string(), z.int()).catch({}),
  votes: byPerson(z.record(z.string(), z.number())).catch({}),
  rejectedStatements: z.array(idea).catch([]),
  gradients: z.record(z.string(), z.looseObject({ text: z.string() })).catch({}),
  text: z.looseObject({ v1: clauses, v2: clauses }).partial().catch({}),
});
export type Raw = z.infer<typeof rawSchema>;

/** Files have keys of their own, however they are called: what is of another shape is not meant. */
export const rawOf = (scenario: Scenario): Raw => rawSchema.parse(scenario);

/** Ideas that stand in a file as a bare list. */
export const ideasOf = ({ items }: Raw): readonly { readonly id: string; readonly text: string }[] =>
  z.array(idea).safeParse(items).data ?? [];

/** A word of a script; empty where there is none. */
export const wordIn = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? `${value}` : "");
