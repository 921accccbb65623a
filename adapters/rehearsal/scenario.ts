import { readFile } from "node:fs/promises";
import { z } from "zod";
import { modeSchema, roleSchema } from "../../src/model/vocabulary.ts";
import { distance } from "../../src/protocol/nearest.ts";

/** A scripted session with invented people, as far as a replay reads it. Everything else in the file is let through. */
const entry = z.looseObject({
  t: z.union([z.number(), z.string()]),
  actor: z.string(),
  action: z.string(),
  round: z.string(),
  payload: z.looseObject({}).optional(),
});
export type ScriptEntry = z.infer<typeof entry>;

export const scenarioSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  mode: modeSchema.default("live"),
  protocol: z.string(),
  sides: z.array(z.looseObject({ id: z.string(), label: z.string() })).default([]),
  participants: z
    .array(z.looseObject({ id: z.string(), display: z.string().optional(), role: roleSchema.optional(), side: z.string().nullish() }))
    .or(z.number().transform(() => [])),
  team: z.array(z.looseObject({ id: z.string(), display: z.string(), role: roleSchema })).default([]),
  script: z.array(entry).default([]),
});
export type Scenario = z.infer<typeof scenarioSchema>;

export type ReadScenario = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly wrong: string };

/** Why a scenario can not be replayed, or was not to its end; the message is for the person who wrote it. */
export class ScenarioFault extends Error {
  override readonly name = "ScenarioFault";
  readonly why: "unfit" | "endless";
  constructor(why: "unfit" | "endless", message: string) {
    super(message);
    this.why = why;
  }
}

/** Reads a scenario file. What is wrong comes back with its path and what was expected. */
export async function readScenario(file: string): Promise<ReadScenario> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    return { ok: false, wrong: `${file}: ${unreadable(error)}` };
  }
  const parsed = scenarioSchema.safeParse(json);
  const faults = parsed.success
    ? misspelt(Object.keys(json as object))
    : parsed.error.issues.map((issue) => `${issue.path.join("/") || "(top)"}: ${issue.message}.`);
  if (parsed.success && faults.length === 0) return { ok: true, scenario: parsed.data };
  return {
    ok: false,
    wrong: faults
      .slice(0, 5)
      .map((fault) => `${file}: ${fault}`)
      .join("\n"),
  };
}

function unreadable(error: unknown): string {
  if (error instanceof SyntaxError) return "this is not JSON. Check the commas and quotation marks.";
  const { code } = error as { code?: string };
  return code === "ENOENT" ? "there is no such file. Give the path of a scenario." : `this can not be read (${code}).`;
}

/** Files hold keys of their own, so an unknown one is a fault only where it is a letter away from one that is missing. */
function misspelt(given: readonly string[]): readonly string[] {
  const keys = Object.keys(scenarioSchema.shape);
  const missing = keys.filter((key) => !given.includes(key));
  return given
    .filter((key) => !keys.includes(key))
    .flatMap((key) => {
      const meant = missing.find((each) => distance(key, each) === 1);
      return meant === undefined ? [] : [`${key}: there is no such key. Did you mean ${meant}?`];
    });
}
