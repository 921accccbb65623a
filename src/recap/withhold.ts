import type { Recap, RecapBlock } from "../model/recap.ts";

/** The artefact without what somebody objected to. Nothing marks the place, since a gap would point as well. */
export function withhold(recap: Recap, ids: readonly string[], note: string | null): Recap {
  if (ids.length === 0) return recap;
  const gone = new Set(ids);
  return {
    ...recap,
    sections: recap.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap((block) => keep(block, gone)) })),
    footer: note === null ? recap.footer : [...recap.footer, note],
  };
}

function keep(block: RecapBlock, gone: ReadonlySet<string>): readonly RecapBlock[] {
  switch (block.is) {
    case "paragraph":
      return gone.has(block.id) ? [] : [block];
    case "list":
      return [{ ...block, entries: block.entries.filter((entry) => !gone.has(entry.id)) }];
    case "table":
      return [{ ...block, rows: block.rows.filter((row) => !gone.has(row.id)) }];
  }
}
