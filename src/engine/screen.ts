import { acceptText } from "../confidentiality/clean.ts";
import { screen as screenWords } from "../confidentiality/screening.ts";
import type { Command, Refusal } from "../model/command.ts";
import type { SessionId } from "../model/ids.ts";
import type { Run, Session } from "../model/session.ts";
import { REASON_CHARS } from "../rounds/judge/reasons.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { readRoster } from "./roster.ts";

/**
 * Looks at words before anything is stored: what can not be shown or is too long, and, in rounds whose authors are
 * hidden, what would tell who wrote. Null: they may stay.
 */
export async function screen(
  parts: Parts,
  session: Session,
  run: Run,
  words: readonly string[],
  confirmed: boolean,
): Promise<Refusal | null> {
  const maxChars = run.spec.kind === "collect" ? run.spec.each.chars : run.spec.kind === "judge" ? REASON_CHARS : 2000;
  for (const each of words) {
    const accepted = acceptText(each, { maxChars });
    if (!accepted.ok) return accepted.refusal;
  }
  if (words.length === 0 || run.spec.attribution === "named") return null;
  return unattributed(parts, session, words, confirmed);
}

async function unattributed(parts: Parts, session: Session, words: readonly string[], confirmed: boolean): Promise<Refusal | null> {
  const names = [...(await readRoster(parts, session)).values()].flatMap((entry) => entry.names);
  for (const each of words) {
    const { handedBack, warnings } = screenWords(each, names, confirmed);
    const found = handedBack[0] ?? warnings[0];
    if (found) return found;
  }
  return null;
}

/** Words beside the protocol carry their author's name, so only what can not be shown is handed back. */
export function unfitAside(command: Command): Refusal | null {
  if (!("plain" in command)) return null;
  const accepted = acceptText(command.plain, { maxChars: command.type === "keepNotes" ? 20_000 : OPEN_MAX_CHARS });
  return accepted.ok ? null : accepted.refusal;
}

/** Fields of open acts that hold words. */
const WORDS = ["text", "words"] as const;
/** And those that hold several. */
const LISTS = ["clauses", "concerns"] as const;
/** Open acts whose words lose their author: they are screened like a submission. */
const UNATTRIBUTED = ["capture", "merge", "reword", "decline", "takeOut"];
const OPEN_MAX_CHARS = 2000;

/** The same for open acts: what somebody says in their turn, a point that is noted, the name of a group. */
export async function screenOpenWords(parts: Parts, id: SessionId, act: unknown, confirmed: boolean): Promise<Refusal | null> {
  const fields = (act ?? {}) as Readonly<Record<string, unknown>>;
  const clauses = LISTS.flatMap((name) => (Array.isArray(fields[name]) ? (fields[name] as readonly unknown[]) : []));
  const words = [...WORDS.map((name) => fields[name]), ...clauses].filter(
    (each): each is string => typeof each === "string" && each !== "",
  );
  for (const each of words) {
    const accepted = acceptText(each, { maxChars: OPEN_MAX_CHARS });
    if (!accepted.ok) return accepted.refusal;
  }
  if (words.length === 0 || !UNATTRIBUTED.includes(String(fields["do"]))) return null;
  const session = await load(parts, id);
  return session ? unattributed(parts, session, words, confirmed) : null;
}
