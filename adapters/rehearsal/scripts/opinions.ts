import type { ScriptEntry } from "../scenario.ts";
import type { Filling } from "./index.ts";
import { wordIn, type Raw } from "./raw.ts";

/** Why the team leaves a card out, in the words the program has for it, by what the file says about it. */
const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/two ideas/, "twoIdeas"],
  [/about people/, "aboutPeople"],
  [/number|family/, "namesSomebody"],
];

/** Statements that people add, those of them that are left out, and votes on all the others. */
export const opinions: Filling = (entry, raw, script) => {
  const { action, round, payload } = entry;
  if (Object.keys(raw.votes).length === 0) return [entry];
  if (action === "close" && round === "one") return [...notes(entry, raw), entry];
  // They are gone before the groups are made, while people sit where they were divided first.
  if (action === "regroup") {
    const divided = script.find((other) => other.action === "split")?.round ?? round;
    return [...away({ ...entry, round: divided }, true), entry];
  }
  if (action === "open" && round === "add") return [entry, ...added(entry, raw, script)];
  if (action === "submit" && round === "add") return [{ ...entry, payload: cardOf(payload ?? {}, raw) }];
  if (action === "open" && round === "vote") {
    const regrouped = script.find((other) => other.action === "regroup");
    return [...(regrouped ? away({ ...regrouped, round: "add" }, false) : []), ...leftOut(entry, raw, script), entry, ...votes(entry, raw)];
  }
  return [entry];
};

/** The script says how many wrote something; what they wrote nobody ever sees. */
function notes(entry: ScriptEntry, raw: Raw): readonly ScriptEntry[] {
  const people = raw.participants.map(({ id }) => id);
  const wrote = Number(/^(\d+) of \d+ wrote/.exec(String(entry["expect"] ?? entry.payload?.["expect"]))?.[1] ?? people.length);
  return people.slice(0, wrote).map((actor, index) => ({
    ...entry,
    actor,
    action: "submit",
    payload: { item: `note${index + 1}`, text: "What I would say to begin with." },
  }));
}

/** Whoever is away for a while only listens. */
const away = (entry: ScriptEntry, listens: boolean): readonly ScriptEntry[] =>
  ((entry.payload?.["left"] as readonly string[] | undefined) ?? []).map((actor) => ({
    ...entry,
    actor,
    action: "listen",
    payload: { listens },
  }));

/** Nobody stands beside a statement of the file, so each is written by somebody else who is there. */
function added(entry: ScriptEntry, raw: Raw, script: readonly ScriptEntry[]): readonly ScriptEntry[] {
  const left = script.flatMap(({ payload }) => (payload?.["left"] as readonly string[] | undefined) ?? []);
  const there = raw.participants.filter(({ id }) => !left.includes(id));
  return raw.statements
    .filter(({ source }) => source !== "seed")
    .map(({ id, text }, index) => ({
      ...entry,
      actor: there[(index * 4) % there.length]?.id ?? "",
      action: "submit",
      payload: { item: id, text },
    }));
}

function cardOf(payload: Readonly<Record<string, unknown>>, raw: Raw): Record<string, unknown> {
  const again = raw.statements.find(({ id }) => id === payload["again"]);
  if (again) return { item: `${again.id}again`, text: again.text };
  return { item: payload["id"], text: raw.rejectedStatements.find(({ id }) => id === payload["id"])?.text };
}

function leftOut(entry: ScriptEntry, raw: Raw, script: readonly ScriptEntry[]): readonly ScriptEntry[] {
  const cards = script.filter(({ action, round }) => action === "submit" && round === "add").map(({ payload }) => payload ?? {});
  const refuse = (item: unknown, reason: string): ScriptEntry => ({ ...entry, round: "add", action: "refuse", payload: { item, reason } });
  return cards.flatMap((payload) => {
    if (payload["again"] !== undefined) return [refuse(`${wordIn(payload["again"])}again`, "saidAlready")];
    const why = raw.rejectedStatements.find(({ id }) => id === payload["id"])?.["reason"];
    const reason = REASONS.find(([pattern]) => pattern.test(String(why)))?.[1];
    return reason === undefined ? [] : [refuse(payload["id"], reason)];
  });
}

const VOTES: Readonly<Record<string, string>> = { "1": "agree", "-1": "disagree", "0": "pass" };

const votes = (entry: ScriptEntry, raw: Raw): readonly ScriptEntry[] =>
  Object.entries(raw.votes).map(([actor, given]) => ({
    ...entry,
    actor,
    action: "agree3",
    payload: { answers: Object.fromEntries(Object.entries(given).map(([id, vote]) => [id, VOTES[vote] ?? "pass"])) },
  }));
