import { fold, words } from "./fold.ts";

/** Particles say nothing by themselves: el-Sabri, de la Cruz, bin Laith. */
const PARTICLES = new Set(
  "el al ul bin ben ibn bint abu abou umm de del della di da do dos la le las los les van von der den du y e i".split(" "),
);
/** A word that this many people here have in their name points at none of them (the threshold of release). */
const SHARED_BY = 5;
/** The words of a name may stand this far apart: "Karim, who is called Haddane". */
const WITHIN_WORDS = 3;

export type NameFound = "full" | "word" | null;

/** Whether a text holds the name of somebody here: two words of one name close together, or a single one. */
export function findName(text: string, names: readonly string[]): NameFound {
  const said = words(fold(text));
  const people = names.map((name) => words(fold(name)));
  if (people.some((name) => saysFull(said, name))) return "full";
  const shared = commonWords(people);
  return people.some((name) => telling(name).some((word) => !shared.has(word) && said.some((each) => isWord(each, word)))) ? "word" : null;
}

function saysFull(said: readonly string[], name: readonly string[]): boolean {
  const parts = telling(name);
  if (name.length < 2 || parts.length === 0) return false;
  const inRow = (order: readonly string[]) =>
    said.some((_, start) => order.every((word, index) => isWord(said[start + index] ?? "", word)));
  if (inRow(name) || inRow([...name].reverse())) return true;
  if (parts.length < 2) return false;
  const together = new Set([name.join(""), parts.join(""), [...parts].reverse().join("")]);
  return said.some((word, index) => {
    if (together.has(word)) return true;
    const part = parts.find((each) => isWord(word, each));
    return (
      part !== undefined &&
      said.slice(index + 1, index + 1 + WITHIN_WORDS).some((near) => parts.some((each) => each !== part && isWord(near, each)))
    );
  });
}

/** The words of a name that can point at a person: at least two letters (one for scripts that write words so), no particles, no numbers. */
function telling(name: readonly string[]): readonly string[] {
  return name.filter(
    (word) => /\p{L}/u.test(word) && !PARTICLES.has(word) && (Array.from(word).length >= 2 || /[\p{Script=Han}]/u.test(word)),
  );
}

function commonWords(people: readonly (readonly string[])[]): ReadonlySet<string> {
  const holders = new Map<string, number>();
  for (const name of people) for (const word of new Set(name)) holders.set(word, (holders.get(word) ?? 0) + 1);
  return new Set([...holders].filter(([, count]) => count >= SHARED_BY).map(([word]) => word));
}

/** Arabic writes and, so, by, for, like and the article in one word with what follows. */
function isWord(said: string, word: string): boolean {
  if (said === word) return true;
  if (!/^\p{Script=Arabic}+$/u.test(said) || !said.endsWith(word)) return false;
  return /^[وف]?(?:[بلك]?(?:ال)?|لل)$/u.test(said.slice(0, -word.length));
}
