import { readFileSync } from "node:fs";
import { readScenario, type Scenario } from "../../adapters/rehearsal/scenario.ts";

export const FILE = new URL("../scenarios/files/water-two-party.json", import.meta.url).pathname;

const file = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly canaries: { readonly neverInAnyOutputOrLog: readonly string[] };
  readonly expected: { readonly ngt: unknown };
};

export const expectedRanking = file.expected.ngt;
export const canaries = file.canaries.neverInAnyOutputOrLog;

const read = await readScenario(FILE);
if (!read.ok) throw new Error(read.wrong);
export const scenario: Scenario = read.scenario;

/** Everybody who sits there, as the others see them. */
export const names: readonly string[] = [...(Array.isArray(scenario.participants) ? scenario.participants : []), ...scenario.team].flatMap(
  ({ display }) => (display ? [display] : []),
);

/** All that anybody writes, whether it is released, withdrawn or refused. */
export const texts: readonly string[] = scenario.script.flatMap(({ payload }) =>
  typeof payload?.["text"] === "string" ? [payload["text"]] : [],
);

/** Whoever takes the storage knows all this, and looks for it. */
export const needles: readonly string[] = [...new Set([...canaries, ...names, ...texts, scenario.title])];
