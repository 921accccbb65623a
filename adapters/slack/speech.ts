import { say, type Arguments } from "../../src/cards/messages.ts";

/** Messages in one person's language. */
export type Speech = (key: string, args?: Arguments) => string;

export const speechIn =
  (locale: string): Speech =>
  (key, args) =>
    say(locale, key, args);
