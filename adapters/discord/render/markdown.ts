/** A row of a table, as its cells; null: none. What people wrote has its strokes escaped. */
function cellsOf(line: string): readonly string[] | null {
  if (!/^\|.*\|$/.test(line)) return null;
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** Discord shows neither tables nor rulers: "- 1 · Read it together (Points: 35, Voters: 7)". */
export function withoutTables(markdown: string): string {
  const shown: string[] = [];
  let columns: readonly string[] | null = null;
  for (const line of markdown.split("\n")) {
    const cells = cellsOf(line);
    if (cells === null) {
      columns = null;
      if (line !== "---") shown.push(line);
    } else if (columns === null) columns = cells;
    else if (!cells.every((cell) => /^-+$/.test(cell))) {
      const named = columns;
      const figures = cells.slice(2).map((cell, index) => `${named[index + 2] ?? ""}: ${cell}`);
      shown.push(`- ${cells.slice(0, 2).join(" · ")}${figures.length === 0 ? "" : ` (${figures.join(", ")})`}`);
    }
  }
  return shown.join("\n").replaceAll(/\n{3,}/g, "\n\n");
}
