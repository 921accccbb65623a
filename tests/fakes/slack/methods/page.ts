import { faulty } from "../refused.ts";

const LARGEST = 1000;

/** One page of a list, and the cursor of the next; an empty cursor ends it. */
export function pageOf<T>(all: readonly T[], cursor = "", limit = 100): { readonly items: readonly T[]; readonly next: string } {
  if (limit < 1 || limit > LARGEST) throw faulty("invalid_limit");
  const from = cursor === "" ? 0 : Number(/^next:(\d+)$/.exec(Buffer.from(cursor, "base64").toString())?.[1] ?? Number.NaN);
  if (Number.isNaN(from)) throw faulty("invalid_cursor");
  const to = from + limit;
  return { items: all.slice(from, to), next: to < all.length ? Buffer.from(`next:${to}`).toString("base64") : "" };
}
