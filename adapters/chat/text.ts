/** Texts and rows in the sizes that a platform takes. Characters are UTF-16 units. */

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The beginning of a text, with a sign that it goes on; never half of a letter. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The whole text in pieces of at most so many characters, broken between paragraphs, sentences or words if it can be. */
export function pieces(text: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = breakIn(rest, most);
    found.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === "" ? found : [...found, rest];
}

/** After a line, a sentence or a word in the second half of what fits; else between two letters. */
function breakIn(text: string, most: number): number {
  const head = text.slice(0, most);
  for (const mark of [/\n(?=[^\n]*$)/u, /[.!?؟。]\s(?=[^.!?؟。]*$)/u, /\s(?=\S*$)/u]) {
    const at = head.search(mark);
    if (at >= most / 2) return at + 1;
  }
  let end = 0;
  for (const { segment } of graphemes.segment(head)) {
    if (end + segment.length > most) break;
    end += segment.length;
  }
  // The last letter of what was cut off may be only half of one.
  const last = [...graphemes.segment(head)].at(-1);
  return last && last.index > 0 && end === most ? last.index : end || most;
}

/** Rows in groups of at most so many, and of so much weight. One that is too heavy stands alone. */
export function grouped<T>(rows: readonly T[], most: number, heaviest: number, weightOf: (row: T) => number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let weight = Infinity;
  for (const row of rows) {
    const own = weightOf(row);
    const last = groups.at(-1);
    if (!last || last.length >= most || weight + own > heaviest) {
      groups.push([row]);
      weight = own;
    } else {
      last.push(row);
      weight += own;
    }
  }
  return groups;
}
