import { createHash } from "node:crypto";
import type { Path, SessionId } from "../../src/model/ids.ts";
import type { Places } from "../../src/engine/places.ts";
import { isOfNone, type Press, type ToPlan } from "../chat/press.ts";
import { LIMITS } from "./limits.ts";

/**
 * What a button is called in a message, where everybody's client can read it: which session, which round, what is wanted.
 * Ids of sessions, rounds and items only, never of a person. Discord takes a hundred characters: what is longer is kept
 * under the session's key, and the button holds a name for it.
 */
export interface Coded {
  readonly id: string;
  /** To be kept before the message is shown; null: the id holds it all. */
  readonly kept: { readonly session: SessionId; readonly name: string; readonly code: string } | null;
}

/** Asks whether it is meant before it is done. */
export type Pressed = (Press & { readonly asks?: boolean }) | ToPlan;

const LETTERS = { page: "p", form: "f", do: "a", more: "l", browser: "b" } as const;
const ASKS = "q";
const DOES = new Map(Object.entries(LETTERS).map(([does, letter]) => [letter as string, does as keyof typeof LETTERS]));
/** Room for what tells two equal buttons of one message apart, and one opening of a form from the next. */
const SPARE = 12;

const escaped = (value: string): string => value.replaceAll(/[%|]/g, (mark) => (mark === "%" ? "%25" : "%7C"));
const unescaped = (value: string): string => value.replaceAll("%7C", "|").replaceAll("%25", "%");

function codeOf(press: Pressed): string {
  if (isOfNone(press)) return press.does;
  const { session, does, path = "", command = "", args = {}, leaf } = press;
  const letter = press.asks ? ASKS : LETTERS[does];
  const all = [letter, session, path, command, leaf === undefined ? "" : String(leaf), ...Object.entries(args).flat()].map(escaped);
  while (all.at(-1) === "") all.pop();
  return all.join("|");
}

/** `nth`: tells apart what would be called the same. */
export function idOf(press: Pressed, nth: number | string): Coded {
  const code = codeOf(press);
  if (isOfNone(press) || code.length <= LIMITS.customId - SPARE) return { id: `${code}#${nth}`, kept: null };
  const digest = createHash("sha256").update(code).digest("base64url").slice(0, 22);
  return { id: `*|${press.session}|${digest}#${nth}`, kept: { session: press.session, name: `press ${digest}`, code } };
}

export async function keep(places: Places, coded: readonly Coded[]): Promise<void> {
  for (const { kept } of coded) if (kept) await places.keepPosted(kept.session, kept.name, kept.code);
}

/** A session's id in what comes back from Discord; null: nothing that can be one. */
export const sessionIn = (given: unknown): SessionId | null =>
  typeof given === "string" && /^[\w-]{1,60}$/.test(given) ? (given as SessionId) : null;

/** What a button means, and what told it apart. Null: nothing of ours, or not any more. */
export async function read(places: Places, id: string): Promise<{ readonly press: Pressed; readonly nth: string } | null> {
  const at = id.lastIndexOf("#");
  const [code, nth] = at === -1 ? [id, ""] : [id.slice(0, at), id.slice(at + 1)];
  const [mark, given, digest = ""] = code.split("|");
  const session = sessionIn(given);
  const whole = mark === "*" ? session && (await places.posted(session, `press ${digest}`)) : code;
  const press = typeof whole === "string" ? pressOf(whole) : null;
  return press && { press, nth };
}

function pressOf(code: string): Pressed | null {
  const [letter = "", given, path = "", command = "", leaf = "", ...rest] = code.split("|").map(unescaped);
  if (letter === "plan" || letter === "code") return { does: letter };
  const does = letter === ASKS ? "do" : DOES.get(letter);
  const session = sessionIn(given);
  if (does === undefined || session === null || rest.length % 2 === 1) return null;
  const args = Object.fromEntries(rest.flatMap((name, index) => (index % 2 === 0 ? [[name, rest[index + 1] ?? ""]] : [])));
  return {
    session,
    does,
    ...(path === "" ? {} : { path: path as Path }),
    ...(command === "" ? {} : { command }),
    ...(leaf === "" ? {} : { leaf: Math.min(200, Math.max(0, Number.parseInt(leaf, 10) || 0)) }),
    ...(rest.length === 0 ? {} : { args }),
    ...(letter === ASKS ? { asks: true } : {}),
  };
}
