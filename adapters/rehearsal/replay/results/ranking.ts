import type { Finding } from "./index.ts";
import { judged } from "./figures.ts";

/** The last ranking, unless it follows on ratings. Rows that tie in points and voters stand in the order of their ids. */
export const ranking: Finding = ({ state, nameOf }) => {
  const all = judged(state).map(({ figures }) => figures);
  const last = all.findLast((figures) => figures.scale === "rank");
  if (!last || all.some(({ scale }) => scale === "rate")) return {};
  const rows = last.rows.map(({ item, points, voters }) => ({ item: nameOf(item), points, voters }));
  return { ngt: rows.toSorted((a, b) => b.points - a.points || b.voters - a.voters || (a.item < b.item ? -1 : 1)) };
};
