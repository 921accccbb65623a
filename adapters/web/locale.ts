import { AsyncLocalStorage } from "node:async_hooks";
import { languageFor, say } from "../../src/cards/messages.ts";
import type { Arguments } from "../../src/cards/messages.ts";

interface Reader {
  readonly tag: string;
  readonly zone: string;
}

const speaking = new AsyncLocalStorage<Reader>();

/** Everything that `work` renders is in this language, its times on a clock in this zone: a request is answered in one. */
export const inLanguage = <T>(tag: string, work: () => T, zone = "UTC"): T => speaking.run({ tag, zone }, work);

/** The tag of the language this request is answered in. */
export const locale = (): string => speaking.getStore()?.tag ?? "en";
/** The reader's own time zone, as their browser told it; UTC where it did not. */
export const zone = (): string => speaking.getStore()?.zone ?? "UTC";
export const direction = (): "ltr" | "rtl" => languageFor(locale()).direction;

export const t = (key: string, args?: Arguments): string => say(locale(), key, args);
