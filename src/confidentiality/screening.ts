import type { Refusal } from "../model/command.ts";
import { hasEmail, hasHandle, hasLink } from "./addresses.ts";
import { plainly } from "./fold.ts";
import { findName } from "./names.ts";
import { hasCoordinates, hasPhone } from "./numbers.ts";

/** Reasons hold no word of the text: what was caught must not travel into a log. */
export interface Screened {
  /** Why the words go back to the person, unstored; empty: they may stay. */
  readonly handedBack: readonly Refusal[];
  /** What to ask before storing; the person may answer "not a person, send". */
  readonly warnings: readonly Refusal[];
}

/**
 * Looks, before anything is stored, for what would tell who wrote or would put somebody at risk. English, French,
 * Spanish and Arabic, in any digits and any dress.
 *
 * @param names the names of everybody in the session, as others see them
 * @param notAPerson the person has seen the warning and says that the word is not a name
 */
export function screen(text: string, names: readonly string[], notAPerson = false): Screened {
  const plain = plainly(text);
  const name = findName(text, names);
  const found: readonly (readonly [boolean, string])[] = [
    [hasPhone(plain), "safety.phone"],
    [hasEmail(plain), "safety.email"],
    [hasLink(plain), "safety.link"],
    [hasCoordinates(plain), "safety.coordinates"],
    [!hasEmail(plain) && hasHandle(plain), "safety.handle"],
    [name === "full", "safety.name"],
  ];
  return {
    handedBack: found.filter(([is]) => is).map(([, reason]) => ({ reason })),
    warnings: name === "word" && !notAPerson ? [{ reason: "safety.nameWord" }] : [],
  };
}
