import { IntlMessageFormat } from "intl-messageformat";
import { en } from "../../locales/en/index.ts";

export type Arguments = Readonly<Record<string, string | number>>;

/** The languages there are, each with every message. */
const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en };
const fallback = "en";

/** Parsed messages, by language and key: parsing costs more than formatting. */
const formats = new Map<string, IntlMessageFormat>();

/**
 * A message of the catalogue in a language; English where there is no catalogue of that language. What stands in
 * `args` is put in as it is and never read as part of the message.
 *
 * @throws when there is no such message, or when it needs an argument that is not given: both are faults of ours.
 */
export function say(locale: string, key: string, args: Arguments = {}): string {
  return String(formatOf(locale in catalogues ? locale : fallback, key).format(args));
}

function formatOf(locale: string, key: string): IntlMessageFormat {
  const name = `${locale} ${key}`;
  const known = formats.get(name);
  if (known) return known;
  const message = catalogues[locale]?.[key];
  if (message === undefined) throw new Error(`no message ${key} in ${locale}`);
  const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
  formats.set(name, format);
  return format;
}
