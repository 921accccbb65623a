import { IntlMessageFormat } from "intl-messageformat";

/** A parsed message, as far as the tests look at it. `type` as in ICU message format: see `is`. */
export interface Part {
  readonly type: number;
  /** The words of a literal; the name of an argument. */
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  /** "ordinal" or "cardinal", for a plural. */
  readonly pluralType?: string;
}

export const is = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, count: 7 } as const;

export const partsOf = (message: string, tag: string): readonly Part[] =>
  new IntlMessageFormat(message, tag, undefined, { ignoreTag: true }).getAst() as unknown as readonly Part[];

/** Every part of a message, those inside its choices too. */
export const everyPart = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [part, ...Object.values(part.options ?? {}).flatMap((option) => everyPart(option.value))]);

/** The words of a message without its arguments, one string for each run of them. */
export const wordsOf = (message: string, tag: string): readonly string[] =>
  everyPart(partsOf(message, tag))
    .filter((part) => part.type === is.literal)
    .map((part) => part.value);

/**
 * What a message takes: a number where it counts, words where it does not. A language may count where another only puts
 * a number in, and may choose by a word where another only repeats it; it may not take words for a number.
 */
export function takes(message: string, tag: string): Readonly<Record<string, string>> {
  const taken = everyPart(partsOf(message, tag)).flatMap((part): readonly (readonly [string, string])[] => {
    if (part.type === is.argument || part.type === is.select) return [[part.value, "words"]];
    if (part.type === is.number || part.type === is.plural) return [[part.value, "number"]];
    return part.type === is.literal || part.type === is.count ? [] : [[part.value, `type ${part.type}`]];
  });
  return Object.fromEntries(taken.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
