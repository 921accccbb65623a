import { IntlMessageFormat } from "intl-messageformat";
import { languages as registered, type Language } from "../../locales/index.ts";

export type Arguments = Readonly<Record<string, string | number>>;
export type Say = (locale: string, key: string, args?: Arguments) => string;

/** The languages people can choose from: `tag` (BCP 47), `name` in itself, `direction`. */
export const languages: readonly Omit<Language, "messages">[] = registered.map(({ tag, name, direction }) => ({ tag, name, direction }));

/** The language for a BCP 47 tag (`fr-CA`, any case): that very one, else its primary language, else the first there is. */
export const languageFor = (locale: string): Omit<Language, "messages"> => pick(registered, locale);

/**
 * A message of the catalogue in the language of a BCP 47 tag, as `languageFor` finds it. What stands in `args` is put in
 * as it is and never read as part of the message.
 *
 * A message that one language lacks is said in English. `tests/cards` keeps that from happening.
 *
 * @throws when no language has the message, or when it needs an argument that is not given: both are faults of ours.
 * @example say("fr-CA", "talk.now", { person: "Bouleau", left: "0:50" }) // "La parole est à Bouleau (0:50)."
 */
export const say: Say = sayIn(registered);

/** `say` over the given languages, the first of which stands in for the gaps of the others. */
export function sayIn(languages: readonly [Language, ...Language[]]): Say {
  // Parsing costs more than formatting; what is kept is bounded, since it goes by our tags and keys, not by the reader's.
  const parsed = new Map<Language, Map<string, string | IntlMessageFormat>>();
  return (locale, key, args = {}) => {
    const wanted = pick(languages, locale);
    const language = Object.hasOwn(wanted.messages, key) ? wanted : languages[0];
    const known = parsed.get(language) ?? new Map<string, string | IntlMessageFormat>();
    parsed.set(language, known);
    const format = known.get(key) ?? parse(language, key);
    known.set(key, format);
    return typeof format === "string" ? format : String(format.format(args));
  };
}

/** A message without braces and quotes is its words: most of a page is such. */
function parse({ tag, messages }: Language, key: string): string | IntlMessageFormat {
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (message === undefined) throw new Error(`no message ${key} in ${tag}`);
  return /[{}']/.test(message) ? new IntlMessageFormat(message, tag, undefined, { ignoreTag: true }) : message;
}

function pick(languages: readonly [Language, ...Language[]], locale: string): Language {
  const same = languages.find((each) => each.tag === locale);
  if (same) return same;
  const wanted = locale.toLowerCase();
  const [primary] = wanted.split("-");
  const tagged = (tag: string | undefined): Language | undefined => languages.find((each) => each.tag.toLowerCase() === tag);
  return tagged(wanted) ?? tagged(primary) ?? languages[0];
}
