import { AsyncLocalStorage } from "node:async_hooks";
import { languageFor, say } from "../../src/cards/messages.ts";
import type { Arguments } from "../../src/cards/messages.ts";

const speaking = new AsyncLocalStorage<string>();

/** Everything that `work` renders is in this language: a request is answered in one. */
export const inLanguage = <T>(tag: string, work: () => T): T => speaking.run(tag, work);

/** The tag of the language this request is answered in. */
export const locale = (): string => speaking.getStore() ?? "en";
export const direction = (): "ltr" | "rtl" => languageFor(locale()).direction;

export const t = (key: string, args?: Arguments): string => say(locale(), key, args);
