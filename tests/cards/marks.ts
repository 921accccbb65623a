/** Words that betray a sentence that was not translated. Names of programs and settings stay as they are. */
export const FOREIGN: Readonly<Record<string, RegExp>> = {
  fr: /\b(?:the|of|you|your|with|and|this|is|are|not)\b/i,
  ar: /(?!(?:Parley|Slack|Discord|TLS|HOST|PARLEY_URL|W)\b)\b[a-z]+/i,
};

/** What no language writes: marks of a typewriter. */
export const STRAIGHT = /['"“”]/;

/** What a language writes otherwise: French its spaces, Arabic its comma, semicolon and question mark. */
export const WRONG_MARKS: Readonly<Record<string, RegExp>> = {
  fr: /(?<!\u202f)[;?!]|(?<!\u00a0):(?!\d)|«(?!\u00a0)|(?<!\u00a0)»/,
  ar: /[,;?]/,
};
