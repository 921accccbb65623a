import { say } from "../../src/cards/messages.ts";
import type { Arguments } from "../../src/cards/messages.ts";

/** The language pages are written in. One catalogue so far; a second one is chosen here. */
export const locale = "en";
export const direction = "ltr";

export const t = (key: string, args?: Arguments): string => say(locale, key, args);
