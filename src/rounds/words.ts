import { isolated } from "../cards/isolate.ts";

/**
 * The beginning of somebody's words, to stand in a label of ours where they are too long for it. Letters are counted with
 * the marks that belong to them.
 */
export function beginningOf(words: string, letters: number): string {
  const [short = words] = new RegExp(`^(?:\\P{M}\\p{M}*){${letters}}`, "su").exec(words) ?? [];
  return isolated(short === words ? words : `${short.trimEnd()}…`);
}
