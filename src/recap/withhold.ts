import type { Recap, RecapBlock, RecapEntry, RecapRow } from "../model/recap.ts";
import { placeOf, type Say } from "./place.ts";

/**
 * The artefact without what somebody objected to, wherever it stands. Nothing marks the place, since a gap would point
 * as well: places and ids are counted anew, and the footer says how many parts were left out, in all.
 */
export function withhold(recap: Recap, ids: readonly string[], say: Say): Recap {
  if (ids.length === 0) return recap;
  const gone = new Set(ids);
  const sections = recap.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap((block) => keep(block, gone, say)) }));
  return numbered({ ...recap, sections, footer: [...recap.footer, say("recap.footer.withheld", { count: gone.size })] });
}

function keep(block: RecapBlock, gone: ReadonlySet<string>, say: Say): readonly RecapBlock[] {
  switch (block.is) {
    case "paragraph":
      return gone.has(block.id) ? [] : [block];
    case "list":
      return [{ ...block, entries: block.entries.filter((entry) => !isGone(entry, gone)) }];
    case "drawing": {
      const isLeft = (...parts: readonly string[]): boolean => !parts.some((part) => gone.has(part));
      return [
        {
          ...block,
          ideas: block.ideas.filter(({ id }) => isLeft(id)),
          arrows: block.arrows.filter(({ id, from, to }) => isLeft(id, from, to)),
          cycles: block.cycles.map((cycle) => cycle.filter((id) => isLeft(id))),
        },
      ];
    }
    case "table": {
      const kept = block.rows.filter((row) => !isGone(row, gone));
      const ranks = kept.map((row) => row.rank);
      const rows = kept.map((row) => {
        if (row.rank === null) return row;
        const { rank: before } = row;
        const rank = 1 + ranks.filter((other) => other !== null && other < before).length;
        const isTied = ranks.filter((other) => other === row.rank).length > 1;
        return { ...row, rank, cells: [placeOf(rank, isTied, say), ...row.cells.slice(1)] };
      });
      return [{ ...block, rows }];
    }
  }
}

const isGone = ({ id, madeOf = [] }: Omit<RecapEntry, "words">, gone: ReadonlySet<string>): boolean =>
  [id, ...madeOf].some((each) => gone.has(each));

/** Ids in the order of the document, so that none is missing. */
function numbered(recap: Recap): Recap {
  const fresh = new Map<string, string>();
  const idOf = <Part extends { readonly id: string }>(part: Part): Part => {
    const id = fresh.get(part.id) ?? `p${fresh.size + 1}`;
    fresh.set(part.id, id);
    return { ...part, id };
  };
  const block = (each: RecapBlock): RecapBlock => {
    switch (each.is) {
      case "paragraph":
        return idOf(each);
      case "list":
        return { ...each, entries: each.entries.map((entry) => madeAnew(idOf(entry), fresh)) };
      case "drawing": {
        const now = (id: string): string => fresh.get(id) ?? id;
        return {
          ...each,
          ideas: each.ideas.map(idOf),
          arrows: each.arrows.map(({ id, from, to }) => ({ id: now(id), from: now(from), to: now(to) })),
          cycles: each.cycles.map((cycle) => cycle.map(now)),
        };
      }
      case "table":
        return { ...each, rows: each.rows.map((row) => madeAnew(idOf(row), fresh)) };
    }
  };
  return { ...recap, sections: recap.sections.map((section) => ({ ...section, blocks: section.blocks.map(block) })) };
}

const madeAnew = <Part extends RecapEntry | RecapRow>(entry: Part, fresh: ReadonlyMap<string, string>): Part =>
  entry.madeOf ? { ...entry, madeOf: entry.madeOf.map((id) => fresh.get(id) ?? id) } : entry;
