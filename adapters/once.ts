/**
 * Forms that have acted, so that one whose answer was lost on a bad line and is sent again does not act twice, nor one that
 * is sent twice at once. Of this process, and the latest only: a form is repeated within seconds. What one came to may be a
 * page of somebody's, so it is kept for a minute; after that only that the form has acted.
 */
export interface Once<T> {
  /** Begins what a form does, unless it has acted or is acting now: then that is what is given; null: it is not kept any more. */
  begin(mark: string, act: () => T): { readonly isFirst: true; readonly begun: T } | { readonly isFirst: false; readonly begun: T | null };
  /** It was refused, or failed: it may come again. */
  undo(mark: string): void;
}

const MOST_CHARS = 200;
const MOST = 5_000;
const KEPT_MS = 60_000;

export function createOnce<T>(): Once<T> {
  const marks = new Map<string, { begun: T | null }>();
  async function forgets(kept: { begun: T | null }): Promise<void> {
    await Promise.resolve(kept.begun).catch(() => {});
    setTimeout(() => void (kept.begun = null), KEPT_MS).unref();
  }
  return {
    begin(given, act) {
      const mark = given.slice(0, MOST_CHARS);
      const before = marks.get(mark);
      if (before) return { isFirst: false, begun: before.begun };
      const begun = act();
      const kept = { begun };
      marks.set(mark, kept);
      void forgets(kept);
      const oldest = marks.size > MOST ? marks.keys().next().value : undefined;
      if (oldest !== undefined) marks.delete(oldest);
      return { isFirst: true, begun };
    },
    undo: (mark) => void marks.delete(mark.slice(0, MOST_CHARS)),
  };
}
