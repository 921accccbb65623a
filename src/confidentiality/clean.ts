import type { Refusal } from "../model/command.ts";

export type Accepted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: Refusal };

/** Explicit embeddings, overrides and isolates: they can show words in another order than they were sent. */
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u;
/** Everything of category Cc but tab and line feed. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u;
/** What leaves nothing to read: spaces, joiners, marks of direction, soft hyphens, blanks that count as letters. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What text is acceptable at all. The text comes back composed (NFC), with line feeds as the only line ends and
 * without blanks around it.
 *
 * Length is counted in code points: the same everywhere, where grapheme boundaries change with the Unicode version and
 * one grapheme can hold a thousand accents. Marks of direction (U+200E, U+200F, U+061C) and joiners stay: Arabic,
 * Hebrew and Persian need them.
 */
export function acceptText(raw: string, limits: { readonly maxChars: number }): Accepted {
  if (!raw.isWellFormed()) return refuse("safety.control");
  const text = raw
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .normalize("NFC")
    .trim();
  if (BIDI.test(text)) return refuse("safety.bidi");
  if (CONTROL.test(text)) return refuse("safety.control");
  if (text.replace(INVISIBLE, "") === "") return refuse("safety.empty");
  const length = Array.from(text).length;
  if (length > limits.maxChars) return refuse("safety.tooLong", { length, maxChars: limits.maxChars });
  return { ok: true, text };
}

const refuse = (reason: string, args?: Refusal["args"]): Accepted => ({ ok: false, refusal: args ? { reason, args } : { reason } });
