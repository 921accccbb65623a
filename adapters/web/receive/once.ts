/**
 * Forms that have acted, so that one whose answer was lost on a bad line and is sent again does not act twice, nor one that
 * is sent twice at once. Of this process, and the latest only: a form is repeated within seconds.
 */
export interface Once {
  /** False: it has acted, or is acting now. */
  begin(mark: string): boolean;
  /** It was refused, or failed: it may come again. */
  undo(mark: string): void;
}

const MOST_CHARS = 200;

export function createOnce(most = 5_000): Once {
  const marks = new Set<string>();
  return {
    begin(given) {
      const mark = given.slice(0, MOST_CHARS);
      if (marks.has(mark)) return false;
      marks.add(mark);
      const oldest = marks.size > most ? marks.values().next().value : undefined;
      if (oldest !== undefined) marks.delete(oldest);
      return true;
    },
    undo: (mark) => void marks.delete(mark.slice(0, MOST_CHARS)),
  };
}
