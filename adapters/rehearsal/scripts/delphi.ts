import type { ScriptEntry } from "../scenario.ts";
import type { Filling } from "./index.ts";
import { wordIn, type Raw } from "./raw.ts";

/** The waves of a panel: answers to the open question, statements made of them, ratings, and a ranking at the end. */
export const delphi: Filling = (entry, raw, script) => {
  const { action, round, payload } = entry;
  if (Object.keys(raw.ratings).length === 0) return [entry];
  const isRating = payload?.["wave"] !== undefined;
  if (action === "open" && isRating) return [entry, ...ratings(entry, raw, script)];
  if (action === "open" && round === "rank")
    return [entry, ...Object.entries(raw.ranking).map(([actor, ballot]) => ({ ...entry, actor, action: "rank", payload: { ballot } }))];
  if (action === "open")
    return [
      entry,
      ...raw.round1.map(({ id, author, text }) => ({ ...entry, actor: author, action: "submit", payload: { item: id, text } })),
    ];
  if (action === "consolidate") return [{ ...entry, payload: { statements: raw.statements.map((each) => worded(each, script)) } }];
  if (action === "veto") return [entry, { ...entry, actor: "system", action: "wordAgain", payload: { statements: raw.statements } }];
  return [entry];
};

/** What a panelist asks to have back was missing at first. */
function worded(statement: Raw["statements"][number], script: readonly ScriptEntry[]) {
  const veto = script.find(({ action, payload }) => action === "veto" && payload?.["statement"] === statement.id);
  const missed = /'([^']+)'/.exec(wordIn(veto?.payload?.["text"]))?.[1];
  return missed === undefined ? statement : { ...statement, text: statement.text.replace(`, ${missed}`, "") };
}

/** Whoever changes a rating later sends another one first. */
function ratings(entry: ScriptEntry, raw: Raw, script: readonly ScriptEntry[]): readonly ScriptEntry[] {
  const wave = String(entry.payload?.["wave"]);
  const following = script.slice(script.indexOf(entry) + 1);
  const next = following.findIndex(({ action, round }) => action === "open" && round === entry.round);
  const changes = (next < 0 ? following : following.slice(0, next)).filter(({ action }) => action === "changeRating");
  return Object.entries(raw.ratings[wave] ?? {}).map(([actor, given]) => {
    const first = { ...given };
    for (const { payload } of changes.filter((change) => change.actor === actor)) {
      const to = Number(payload?.["to"]);
      first[String(payload?.["statement"])] = to > 1 ? to - 1 : to + 1;
    }
    const reasons = raw.reasons.filter((each) => each.round === wave && each.by === actor).map((each) => [each.statement, each.text]);
    return { ...entry, actor, action: "rate", payload: { wave, ratings: first, reasons: Object.fromEntries(reasons) } };
  });
}
