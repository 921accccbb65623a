/** Marks that could end or start a run of another direction, and control characters other than tab and line feed. */
const unwanted = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** A person's words without invisible marks that change how the words around them are shown. */
export const printable = (words: string): string => words.replace(unwanted, "");

/**
 * A person's words to stand inside a sentence of ours: between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so
 * that a name in one script does not turn round a sentence in another (Unicode Annex 9).
 */
export const isolated = (words: string): string => `\u2068${printable(words)}\u2069`;
