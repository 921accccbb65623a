const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** Words in any script, also in those that put no spaces between them. */
export function countWords(text: string): number {
  return [...words.segment(text)].filter((segment) => segment.isWordLike).length;
}
