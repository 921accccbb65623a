import { mermaid } from "./mermaid.ts";
import type { Recap, RecapBlock } from "../../model/recap.ts";

/** The artefact as Markdown. Words of people are escaped, so that they can not become markup. */
export function toMarkdown(recap: Recap): string {
  const sections = recap.sections.map(
    (section) =>
      `## ${escape(section.heading)}\n\n${section.blocks
        .map(block)
        .filter((words) => words !== "")
        .join("\n\n")}`,
  );
  const footer = recap.footer.map((line) => `*${escape(line)}*`).join("\n\n");
  return [`# ${escape(recap.title)}`, ...sections, "---", footer].join("\n\n") + "\n";
}

function block(each: RecapBlock): string {
  switch (each.is) {
    case "paragraph":
      return each.byPeople ? `> ${escape(each.words)}` : escape(each.words);
    case "list":
      return each.entries.map((entry) => `- ${escape(entry.words)}`).join("\n");
    case "drawing":
      return mermaid(each);
    case "table": {
      const row = (cells: readonly string[]): string => `| ${cells.map(escape).join(" | ")} |`;
      const rule = `|${each.columns.map(() => " --- |").join("")}`;
      return [`**${escape(each.caption)}**`, "", row(each.columns), rule, ...each.rows.map((line) => row(line.cells))].join("\n");
    }
  }
}

function escape(words: string): string {
  return words.replace(/\s*\n+\s*/g, " ").replace(/[\\`*_{}[\]<>#|~]/g, (found) => `\\${found}`);
}
