import { z } from "zod";
import { modeSchema, roleSchema } from "../model/vocabulary.ts";
import { DEFAULT_REGIME } from "../confidentiality/regimes.ts";

export const regimeSchema = z.enum(["on-the-record", "not-for-attribution", "chatham-house", "background", "off-the-record", "closed"]);

/** One text; one item each; one text per side, in the order of the sides; one text per pass, or one per pass and side. */
export const inputValueSchema = z.union([z.string(), z.array(z.union([z.string(), z.array(z.string()).max(8)])).max(200)]);
export type InputValue = z.infer<typeof inputValueSchema>;

/** What a facilitator fills in to plan a session. Words are checked by the planner, so that what is wrong can be said in their language. */
export const setupSchema = z.strictObject({
  title: z.string(),
  /** Stands where a protocol says {question}. */
  question: z.string().nullable().default(null),
  mode: modeSchema,
  /** BCP 47: the language of what is written once for all, the method's own words and the recap. Everybody reads the rest in their own. */
  language: z.string().max(35).default("en"),
  speech: z.enum(["typed", "spoken"]).default("typed"),
  regime: regimeSchema.default(DEFAULT_REGIME),
  sides: z
    .array(z.strictObject({ name: z.string() }))
    .max(8)
    .default([]),
  /** `side` counts the sides from 0; null: of no side. */
  people: z
    .array(z.strictObject({ role: roleSchema, side: z.int().min(0).max(7).nullable().default(null), count: z.int().min(0).max(5000) }))
    .max(100),
  inputs: z.record(z.string(), inputValueSchema).default({}),
  /** Of a protocol with stages: which one this meeting is at, from 1; null: all of them in one meeting. */
  stage: z.int().min(1).max(9).nullable().default(null),
  /** Other lengths for single rounds, in minutes, by round id. */
  minutes: z
    .record(
      z.string(),
      z
        .number()
        .positive()
        .max(90 * 24 * 60),
    )
    .default({}),
  /** Over days: when people are awake and at work, in each of their zones. */
  hours: z
    .strictObject({
      zones: z.array(z.string().max(60)).min(1).max(12),
      from: z.int().min(0).max(23),
      to: z.int().min(1).max(24),
      rest: z.array(z.int().min(0).max(6)).max(6),
    })
    .nullable()
    .default(null),
  pace: z.number().min(1).max(100_000).default(1),
  assurance: z.enum(["A", "B"]).default("B"),
  /** Words and keys: 72 h by default; a Delphi runs for weeks and may keep them two. Artefacts have a key of their own. */
  retention: z
    .strictObject({ wordsHours: z.number().positive().max(336).default(72), artefactsDays: z.number().positive().max(3650).default(365) })
    .default({ wordsHours: 72, artefactsDays: 365 }),
  minutesAvailable: z.number().positive().nullable().default(null),
});
export type Setup = z.infer<typeof setupSchema>;
/** As it is written: what has a default may be left out. */
export type SetupInput = z.input<typeof setupSchema>;
