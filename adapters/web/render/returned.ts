import type { Page } from "../../../src/platform/page.ts";
import { all, one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";

/**
 * A form that was refused. Its fields are put back one by one into the form it came from; what no field takes is shown
 * as text to copy. It lives for one answer: nothing of it is stored anywhere.
 */
export interface Returned {
  readonly fields: Fields;
  /** The last part of the address it was sent to. */
  readonly to: string;
  /** The message key of the refusal; null: refused at this door. */
  readonly reason: string | null;
  /** Names of fields that no form has taken back yet. */
  readonly left: Set<string>;
  isTaken: boolean;
}

/** What our forms carry beside what somebody typed or chose. */
const CARRIED = new Set([
  "command",
  "csrf",
  "confirm",
  "path",
  "key",
  "do",
  "of",
  "version",
  "person",
  "group",
  "item",
  "minutes",
  "pass",
  "once",
  "part",
]);

export function returnedOf(fields: Fields, to: string, reason: string | null): Returned {
  const filled = [...fields].filter(
    ([name, values]) => !CARRIED.has(name) && values.some((value) => value !== "" && !isNoDot(name, value)),
  );
  return { fields, to, reason, left: new Set(filled.map(([name]) => name)), isTaken: false };
}

const isNoDot = (name: string, value: string): boolean => name.startsWith("dots.") && value === "0";

/** What a field gets back. */
export interface Back {
  text(name: string): string;
  /** With an option that is not there any more, all that was chosen is also shown as text. */
  chosen(name: string, options: readonly { readonly value: string }[]): readonly string[];
}

export const backFrom = ({ fields, left }: Returned): Back => ({
  text(name) {
    left.delete(name);
    return one(fields, name);
  },
  chosen(name, options) {
    const values = all(fields, name);
    if (values.every((value) => value === "" || options.some((option) => option.value === value))) left.delete(name);
    return values;
  },
});

/** An id of ours; without words it would tell its person nothing. */
const isId = (value: string): boolean => /^[\w-]{20,64}$/.test(value);

/** Fields that are one for each item. */
const BY_ITEM = /^(dots|choices|reasons)\./;

/** Everything that may be an item, to be asked for by its words. */
export const idsIn = (fields: Fields): readonly string[] =>
  [...fields].flatMap(([name, values]) => [name.replace(BY_ITEM, ""), ...values]).filter(isId);

/** What nothing took back, a line for each choice: "2. The item", "The item: 3 dots" as "The item: 3". */
export function leftOver({ fields, left }: Returned, named: Page["named"]): string {
  const wordsOf = (value: string): string => (Object.hasOwn(named, value) ? (named[value]?.words ?? "") : isId(value) ? "" : value);
  return [...left]
    .flatMap((name) => {
      const place = /^ranking\.(\d{1,3})$/.exec(name)?.[1];
      const item = BY_ITEM.test(name) ? wordsOf(name.replace(BY_ITEM, "")) : null;
      return all(fields, name).map((value) => {
        if (item !== null && item !== "") return `${item}: ${value}`;
        // Of a choice nothing is left to tell without its item; a reason is somebody's words.
        if (item !== null) return name.startsWith("reasons.") ? value : "";
        const words = wordsOf(value);
        return place && words ? `${place}. ${words}` : words;
      });
    })
    .filter((line) => line !== "")
    .join("\n");
}
