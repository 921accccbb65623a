import type { RecapBlock } from "../../model/recap.ts";

/**
 * A drawing as a diagram of Mermaid, which many readers of Markdown draw; to all others it is a block of code behind the lists
 * that say the same. The roots stand at the bottom. Empty where nothing of it is left.
 */
export function mermaid({ ideas, arrows, cycles }: Extract<RecapBlock, { is: "drawing" }>): string {
  const both = cycles.flatMap((cycle) => cycle.slice(1).map((to, index) => `  ${cycle[index]} <--> ${to}`));
  const lines = [...arrows.map(({ from, to }) => `  ${from} --> ${to}`), ...both];
  if (lines.length === 0) return "";
  return ["```mermaid", "flowchart BT", ...ideas.map(({ id, words }) => `  ${id}["${label(words)}"]`), ...lines, "```"].join("\n");
}

/**
 * Letters, digits and plain marks stay; everything else is written as its number, so that no words can become a diagram. So is
 * what would make a list of them: Mermaid reads labels as Markdown.
 */
const label = (words: string): string =>
  words
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^(\d+)\.|[^\p{L}\p{M}\p{N} .,!?'’–-]|^-/gu, (sign: string, digits?: string) =>
      digits === undefined ? numbered(sign) : `${digits}${numbered(".")}`,
    );

const numbered = (sign: string): string => `#${sign.codePointAt(0)};`;
