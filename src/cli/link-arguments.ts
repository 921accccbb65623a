import { parseArgs } from "node:util";

export type LinkArguments =
  | { readonly ok: true; readonly for: "host" }
  /** `number`: empty when none was given. */
  | { readonly ok: true; readonly for: "lead" | "group"; readonly number: string }
  | { readonly ok: false; readonly fault: string };

/** A number may come as one word, or as two with a space between; the option before or behind it. */
export function readLinkArguments(given: readonly string[]): LinkArguments {
  // Not strict: the option alone is a question, of which conversations there are.
  const { tokens } = parseArgs({
    args: [...given],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: { facilitator: { type: "string" }, group: { type: "string" } },
  });
  const words: string[] = [];
  let meant: "host" | "lead" | "group" = "host";
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    if (token.name !== "facilitator" && token.name !== "group") return { ok: false, fault: `There is no option ${token.rawName}.` };
    meant = token.name === "group" ? "group" : "lead";
    if (token.value !== undefined) words.push(token.value);
  }
  const strange = words.find((word) => !/^[\d-]*\d[\d-]*$/.test(word));
  if (strange !== undefined) return { ok: false, fault: `${strange} is no number of a conversation: those look like 4821-9307.` };
  if (meant !== "host") return { ok: true, for: meant, number: words.join("") };
  return words.length === 0
    ? { ok: true, for: "host" }
    : { ok: false, fault: `For whom? npx parley link --facilitator ${words.join(" ")}` };
}
