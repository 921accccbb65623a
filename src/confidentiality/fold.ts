/**
 * Folding: what a text says, without how it is written, so that names and numbers are found in any dress. Never stored
 * and never shown. Letters of other scripts that look alike are not folded into each other.
 */

/** Joiners, marks of direction, embeddings, soft hyphens, fillers, variation selectors, tags. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Zeros of the decimal digits that people in reach of a keyboard write: Arabic-Indic, Persian, N'Ko, Devanagari, Bengali, Thai. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0e50];

/** Letters that do not decompose, to what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ħ: "h",
  ı: "i",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ـ: "",
};

/** Compatibility form, visible characters only, ASCII digits; letters and case are kept. For patterns. */
export function plainly(text: string): string {
  return text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(/\p{Nd}/gu, asciiDigit)
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
}

/** In addition without case, accents and vowel signs. For names. */
export function fold(text: string): string {
  return plainly(text)
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłđħıæœþðٱىیکةـ]/gu, (letter) => LETTERS[letter] ?? letter);
}

export function words(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}
