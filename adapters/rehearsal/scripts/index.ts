import type { Scenario, ScriptEntry } from "../scenario.ts";
import { delphi } from "./delphi.ts";
import { influence } from "./influence.ts";
import { opinions } from "./opinions.ts";
import { rawOf, type Raw } from "./raw.ts";
import { text } from "./text.ts";

/** What follows from an entry and the answers in the file: `open` of a round brings what everybody sends in it. */
export type Filling = (entry: ScriptEntry, raw: Raw, script: readonly ScriptEntry[]) => readonly ScriptEntry[];

const FILLINGS: readonly Filling[] = [delphi, text, opinions];

/** The scenario with everything that its people do written out, and with people where it gives only how many. */
export function writtenOut(scenario: Scenario): Scenario {
  const raw = rawOf(scenario);
  const script = scenario.script.length > 0 ? scenario.script : influence(raw);
  const named = Object.keys(raw.importance).map((id) => ({ id }));
  return {
    ...scenario,
    participants: scenario.participants.length > 0 ? scenario.participants : named,
    script: [
      ...FILLINGS.reduce<readonly ScriptEntry[]>((entries, fill) => entries.flatMap((entry) => [...fill(entry, raw, entries)]), script),
    ],
  };
}
