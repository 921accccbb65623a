import type { ScriptEntry } from "../scenario.ts";
import type { Filling } from "./index.ts";

/** A text that is published in versions, and a vote that is asked again once an objection was answered. */
export const text: Filling = (entry, raw, script) => {
  if (entry.action === "publish") {
    const version = Number(entry.payload?.["version"]);
    const clauses = (raw.text as Readonly<Record<string, unknown>>)[`v${version}`];
    return [{ ...entry, payload: { version, clauses } }];
  }
  if (entry.action === "withdrawObjection") return votesAgain(entry, script);
  return [entry];
};

/** Everybody answers as before, but whoever withdraws what stood against it. */
const votesAgain = (entry: ScriptEntry, script: readonly ScriptEntry[]): readonly ScriptEntry[] =>
  script
    .filter(({ action, round }) => action === "consentVote" && round === entry.round)
    .map((vote) => (vote.actor === entry.actor ? { ...vote, payload: { vote: "consent" } } : vote));
