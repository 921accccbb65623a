import type { Mode } from "../../../src/model/vocabulary.ts";
import type { Asked } from "../../../src/protocol/suggest.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** What goes from one page of planning to the next in hidden fields: ids and numbers, never a name or a word. */
export type Carried = Readonly<Record<string, string>>;

export const hidden = (carried: Carried): Html =>
  html`${Object.entries(carried).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;

/** Of the three answers, what the planning form has a place for. */
export function carriedFrom({ sides, people, mode, minutes }: Asked): Carried {
  const counts =
    sides.length === 0 ? { "told.people": String(people) } : { "told.people": sides.join(" + "), "told.sides": String(sides.length) };
  return { ...counts, mode, ...(minutes === null ? {} : { minutes: String(minutes) }) };
}

/** The field of a round's length: minutes live, hours over days. */
export const lengthField = (mode: Mode, protocol: string, round: string): string => `length.${mode}.${protocol}.${round}`;
export const MINUTES_PER = { live: 1, async: 60 } as const satisfies Record<Mode, number>;

export const carriedLengths = (mode: Mode, protocol: string, minutes: Readonly<Record<string, number>>): Carried =>
  Object.fromEntries(
    Object.entries(minutes).map(([round, length]) => [lengthField(mode, protocol, round), String(length / MINUTES_PER[mode])]),
  );

/** The field in which the stage of a meeting is chosen. */
export const stageField = (protocol: string): string => `stage.${protocol}`;
