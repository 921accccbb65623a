import { readFileSync } from "node:fs";

/** Prose, what is to hold of results, and what the generator of a file knew: the program computes none of them. */
const NOT_COMPUTED = [
  "G2note",
  "sideBreakdown",
  "lesson",
  "note",
  "asserts",
  "groupConsensusByLatentView",
  "groupConsensusTop8",
  "adjustedRandIndexToLatentAB",
];

export interface ScenarioFile {
  readonly expected: Readonly<Record<string, unknown>>;
  readonly canaries?: { readonly neverInAnyOutputOrLog: readonly string[] };
}

export const read = (file: string): ScenarioFile => JSON.parse(readFileSync(file, "utf8")) as ScenarioFile;

export const pathOf = (name: string): string => new URL(`files/${name}.json`, import.meta.url).pathname;

/** What a file expects a session to compute. */
export const computed = (file: string): Readonly<Record<string, unknown>> => without(read(file).expected) as Record<string, unknown>;

function without(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !NOT_COMPUTED.includes(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, without(each)]));
}
