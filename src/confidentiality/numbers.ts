/**
 * Telephone numbers and places on a map, told apart from years, dates, times, prices and quantities. Works on text
 * that went through `plainly`. A number written out in words is not found.
 */

/** At least this many digits in one run: local numbers have 7 or more. */
const PHONE_DIGITS = 7;
/** Where the text speaks of calling, shorter numbers count as well, and numbers that look like quantities. */
const CALLED_DIGITS = 5;

const CALLING =
  /(?<!\p{L})(?:tel|phone|telephone|call|ring|mobile|cell|whatsapp|signal|viber|sms|fax|téléphon\p{L}*|telefon\p{L}*|teléfono|tél|appel\p{L}*|portable|móvil|movil|celular|llam\p{L}*|numéro|número|هاتف\p{L}*|الهاتف|تلفون|جوال\p{L}*|اتصل\p{L}*|اتصال|رقم\p{L}*|واتساب)(?!\p{L})/iu;

/** Digits with what people put between and before them. Letters, colons, commas and line ends break a run. */
const RUN = /\+?\(?\d(?:[ \t.()/_~·•\p{Pd}]*\d)*/gu;

const DATE =
  /(?<![\d./-])(?:(?:1[89]|20)\d\d([./-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\2(?:(?:1[89]|20)\d\d|\d\d))(?![\d]|[./-]\d)/gu;
const TIME = /(?<![\d:])(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?(?![\d:])/gu;
/** Resolution 1701 (2006). */
const BRACKETED_YEAR = /\((?:19|20)\d\d\)(?!\s*[\d-])/gu;

export function hasPhone(text: string): boolean {
  const called = CALLING.test(text);
  const rest = text.replace(DATE, " ; ").replace(TIME, " ; ").replace(BRACKETED_YEAR, " ; ");
  return (rest.match(RUN) ?? []).some((run) => isPhone(run, called));
}

function isPhone(run: string, called: boolean): boolean {
  const groups = run.match(/\d+/gu) ?? [];
  const digits = groups.join("").length;
  if (run.startsWith("+") || run.startsWith("(+") || run.startsWith("00")) return digits >= CALLED_DIGITS;
  if (areYears(groups)) return false;
  if (called && digits < PHONE_DIGITS) return digits >= CALLED_DIGITS && !isQuantity(run, groups);
  return digits >= PHONE_DIGITS && (called || !isQuantity(run, groups));
}

/** 2019-2021; 2019 2020 2021. */
const areYears = (groups: readonly string[]): boolean => groups.every((group) => /^(?:19|20)\d\d$/u.test(group));

/** Thousands set apart by one and the same mark: 2 500 000, 1.250.000. */
const THOUSANDS = /^[1-9]\d{0,2}([ .])\d{3}(?:\1\d{3})*$/u;

/**
 * An amount, perhaps with a year before it: a round one (450 000, 12 500 000, 1500000), or a million and something
 * (1 234 567). Any other may be a number to call: 612 345 678 and 71 123 456 are.
 */
function isQuantity(run: string, groups: readonly string[]): boolean {
  const amount = run.trim().replace(/^(?:19|20)\d\d (?=\d)/u, "");
  if (/^[1-9]\d{0,8}$/u.test(amount)) return amount.endsWith("000");
  if (!THOUSANDS.test(amount)) return false;
  const thousands = groups.length - (amount === run.trim() ? 0 : 1);
  const digits = amount.replace(/\D/gu, "").length;
  return thousands === 2 || (thousands === 3 && (digits === 7 || (digits === 8 && amount.endsWith("000"))));
}

const DECIMAL_PAIR = /(?<![\d.])[-+]?\d{1,2}\.\d{3,}°?\s*[NSns]?\s*[,;/ ]\s*[-+]?\d{1,3}\.\d{3,}°?\s*[EWOew]?(?![\d.])/u;
const LETTERED_PAIR = /(?<![\d.])\d{1,2}(?:\.\d+)?\s*°?\s*[NS]\s*[,;/ ]?\s*\d{1,3}(?:\.\d+)?\s*°?\s*[EWO](?![\p{L}])/iu;
/** 33°53'; a temperature has no minutes. */
const DEGREES_MINUTES = /\d{1,3}\s*[°º]\s*\d{1,2}(?:\.\d+)?\s*['′’]/u;
/** Open location code and military grid. */
const PLUS_CODE = /(?<![\p{L}\p{N}])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\p{N}])/iu;
const MILITARY_GRID = /(?<![\p{L}\p{N}])\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{3,5}\s?\d{3,5})(?![\p{L}\p{N}])/u;

export function hasCoordinates(text: string): boolean {
  return [DECIMAL_PAIR, LETTERED_PAIR, DEGREES_MINUTES, PLUS_CODE, MILITARY_GRID].some((pattern) => pattern.test(text));
}
