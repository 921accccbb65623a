import { readFile } from "node:fs/promises";
import { z } from "zod";

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
  mode: z.enum(["live", "async"]).default("live"),
  protocol: z.string(),
  sides: z.array(z.looseObject({ id: z.string(), label: z.string() })).default([]),
  participants: z
    .array(z.looseObject({ id: z.string(), display: z.string().optional(), role: z.string().optional(), side: z.string().nullish() }))
    .or(z.number().transform(() => [])),
  team: z.array(z.looseObject({ id: z.string(), display: z.string(), role: z.string() })).default([]),
  script: z.array(entry).default([]),
});
export type Scenario = z.infer<typeof scenarioSchema>;

export type ReadScenario = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly wrong: string };

/** Reads a scenario file. What is wrong comes back with its path and what was expected. */
export async function readScenario(file: string): Promise<ReadScenario> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    const missing = (error as { code?: string }).code === "ENOENT";
    return {
      ok: false,
      wrong: missing
        ? `${file}: there is no such file. Give the path of a scenario.`
        : `${file}: this is not JSON. Check the commas and quotation marks.`,
    };
  }
  const parsed = scenarioSchema.safeParse(json);
  if (parsed.success) return { ok: true, scenario: parsed.data };
  const faults = parsed.error.issues.slice(0, 5).map((issue) => `${file}: ${issue.path.join("/") || "(top)"}: ${issue.message}`);
  return { ok: false, wrong: faults.join("\n") };
}
