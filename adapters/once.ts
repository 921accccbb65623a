/**
 * Forms that have acted, so that one whose answer was lost on a bad line and is sent again does not act twice, nor one that
 * is sent twice at once. Of this process, and the latest only: a form is repeated within seconds.
 */
export interface Once<T> {
  /** Begins what a form does, unless it has acted or is acting now: then that is what is given. */
  begin(mark: string, act: () => T): { readonly isFirst: boolean; readonly begun: T };
  /** It was refused, or failed: it may come again. */
  undo(mark: string): void;
}

const MOST_CHARS = 200;

export function createOnce<T>(most = 5_000): Once<T> {
  const marks = new Map<string, { readonly begun: T }>();
  return {
    begin(given, act) {
      const mark = given.slice(0, MOST_CHARS);
      const before = marks.get(mark);
      if (before) return { isFirst: false, ...before };
      const begun = act();
      marks.set(mark, { begun });
      const oldest = marks.size > most ? marks.keys().next().value : undefined;
      if (oldest !== undefined) marks.delete(oldest);
      return { isFirst: true, begun };
    },
    undo: (mark) => void marks.delete(mark.slice(0, MOST_CHARS)),
  };
}
