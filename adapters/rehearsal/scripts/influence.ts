import type { ScriptEntry } from "../scenario.ts";
import { ideasOf, type Raw } from "./raw.ts";

/** A file without a script that says what was written, what is important, and what helps what, is a structured design. */
export function influence(raw: Raw): readonly ScriptEntry[] {
  const ideas = ideasOf(raw);
  const people = Object.keys(raw.importance);
  if (Object.keys(raw.pairYesCounts).length === 0 || people.length === 0) return [];
  const written = ideas.map(({ id, text }, index) => act("ideas", people[index % people.length] as string, "submit", { item: id, text }));
  const votes = people.map((person) => act("importance", person, "dots", { items: raw.importance[person] }));
  // Nobody sees a pair that the answers before it have settled: what is asked comes out of the round itself.
  return [...written, ...votes, act("short", "system", "shorten", {}), act("influence", "system", "pairs", { yes: raw.pairYesCounts })];
}

const act = (round: string, actor: string, action: string, payload: Record<string, unknown>): ScriptEntry => ({
  t: 0,
  actor,
  action,
  round,
  payload,
});
