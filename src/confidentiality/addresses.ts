/** E-mail, links and handles. Works on text that went through `plainly`. */

const EMAIL = /[\p{L}\p{N}._%+'-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** name (at) example (dot) org, as people write to hide from machines. */
const EMAIL_SPELT =
  /[\p{L}\p{N}._-]+\s*[([{<]\s*(?:at|arobase|arroba)\s*[)\]}>]\s*[\p{L}\p{N}-]+\s*(?:\.|[([{<]?\s*(?:dot|point|punto)\s*[)\]}>]?)\s*\p{L}{2,}/iu;

/** Endings that are not also words of English, French or Spanish: "the river.It" is a missing space, not a link. */
const ENDINGS =
  "com|org|net|info|biz|gov|edu|mil|io|app|dev|xyz|online|site|link|news|blog|fr|uk|eu|ch|eg|lb|sy|ye|iq|ir|tr|ru|ua|cy|gr|jo|ps|ly|tn|dz|sd|qa|cn|jp|kr|br|mx|cl|ca|au|nz|dk|fi|pl|cz|sk|hu|ro|bg|rs|hr|nl|pt|ge|az|kz|pk|lk|np|ng|ke|gh|za";
const SCHEME = /(?<![\p{L}])(?:[a-z][a-z0-9+.-]{1,15}:\/\/\S|www\.\S|(?:mailto|tel|geo|sms):\S)/iu;
const DOMAIN = new RegExp(String.raw`(?<![\p{L}\p{N}.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:${ENDINGS})(?![\p{L}\p{N}-]|\.\p{L})`, "iu");
/** Any ending, where a path follows: wa.me/…, t.me/…, youtu.be/… */
const DOMAIN_PATH = /(?<![\p{L}\p{N}.])[a-z0-9-]{1,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s/]/iu;

const HANDLE = /(?<![\p{L}\p{N}._%+-])@(?=[\p{N}_.]*\p{L})[\p{L}\p{N}_.]{2,}/u;
/** What chat platforms write for a mention, and the older form name#1234. */
const MENTION = /<[@#][!&]?\w+>|(?<![\p{L}\p{N}])[\p{L}][\p{L}\p{N}_.]+#\d{4}(?!\d)/u;

export const hasEmail = (text: string): boolean => EMAIL.test(text) || EMAIL_SPELT.test(text);
export const hasLink = (text: string): boolean => SCHEME.test(text) || DOMAIN.test(text) || DOMAIN_PATH.test(text);
export const hasHandle = (text: string): boolean => HANDLE.test(text) || MENTION.test(text);
