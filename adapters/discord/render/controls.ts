import type { Field, Spoken, SpokenForm } from "../../../src/model/card.ts";
import { WHO } from "../../chat/fields.ts";
import type { Speech } from "../../chat/speech.ts";
import { LIMITS } from "../limits.ts";

/** Several people, by their accounts: of the form of a new conversation. */
export interface PeopleField {
  readonly is: "people";
  readonly name: string;
  readonly label: Spoken;
  readonly required: boolean;
}

/** The form of a round, or of a new conversation. */
export type AnyForm = Omit<SpokenForm, "fields"> & { readonly fields: readonly (Field<Spoken> | PeopleField)[] };

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What is entered by one means: words typed, options or people chosen. */
export type Control =
  | {
      readonly is: "words";
      readonly name: string;
      readonly label: string;
      readonly most: number;
      readonly lines: number;
      readonly required: boolean;
      readonly value: string;
    }
  | {
      readonly is: "options";
      readonly name: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly least: number;
      readonly most: number;
      readonly chosen: readonly string[];
    }
  | { readonly is: "people"; readonly name: string; readonly label: string; readonly most: number; readonly required: boolean };

/** The controls of a form, in order. What has more options than a menu takes is several menus for the same. */
export const controlsOf = (form: AnyForm, t: Speech): readonly Control[] => form.fields.flatMap((field) => ofField(field, t));

function ofField(field: AnyForm["fields"][number], t: Speech): readonly Control[] {
  const label = field.label.words;
  switch (field.is) {
    case "words":
      return [
        {
          is: "words",
          name: field.name,
          label,
          most: Math.min(field.maxChars, LIMITS.inputChars),
          lines: field.lines,
          required: field.required,
          value: field.value,
        },
      ];
    case "people":
      return [{ is: "people", name: field.name, label, most: LIMITS.optionsInSelect, required: field.required }];
    case "choice":
      // People are chosen by their accounts, so that nobody's id in a session is sent; what comes back is looked up.
      if (field.name === "person") return [{ is: "people", name: WHO, label, most: 1, required: field.required }];
      return menus(field.name, label, field.options, field.required ? 1 : 0, 1, field.value === "" ? [] : [field.value]);
    case "many":
      return menus(field.name, label, field.options, 0, Math.max(1, field.max), field.chosen);
    case "ranking":
      return Array.from({ length: field.places }, (_, index) => {
        const chosen = field.chosen[index];
        return menus(
          `${field.name}.${index + 1}`,
          t("room.place", { place: index + 1 }),
          field.options,
          0,
          1,
          chosen === undefined ? [] : [chosen],
        );
      }).flat();
    case "dots":
      return field.options.flatMap((option) =>
        menus(
          `dots.${option.value}`,
          option.words.words,
          Array.from({ length: field.perItem + 1 }, (_, count) => ({
            value: String(count),
            words: { words: String(count), fromPerson: false },
          })),
          0,
          1,
          field.given[option.value] ? [String(field.given[option.value])] : [],
        ),
      );
    case "rating":
      return field.items.flatMap((item) => rated(field, item));
  }
}

/** A menu for an item, and the words that say why. What is told of the item stands before its own words, which may be cut. */
function rated(field: Extract<Field<Spoken>, { is: "rating" }>, item: (typeof field.items)[number]): readonly Control[] {
  const told = item.about.map(({ words }) => `${words} `).join("");
  const choice = menus(
    `${field.name}.${item.value}`,
    `${item.number}. ${told}${item.words.words}`,
    field.options,
    field.required ? 1 : 0,
    1,
    item.chosen === "" ? [] : [item.chosen],
  );
  if (!field.reason || item.reason === null) return choice;
  const why: Control = {
    is: "words",
    name: `reasons.${item.value}`,
    label: `${item.number}. ${field.reason.label.words}`,
    most: field.reason.maxChars,
    lines: 2,
    required: false,
    value: item.reason,
  };
  return [...choice, why];
}

function menus(
  name: string,
  label: string,
  given: readonly { readonly value: string; readonly words: Spoken }[],
  least: number,
  most: number,
  chosen: readonly string[],
): readonly Control[] {
  const options = given.map(({ value, words }): Option => ({ value, label: words.words }));
  // A menu of nothing is none.
  const count = Math.ceil(options.length / LIMITS.optionsInSelect);
  return Array.from({ length: count }, (_, index): Control => {
    const these = options.slice(index * LIMITS.optionsInSelect, (index + 1) * LIMITS.optionsInSelect);
    return {
      is: "options",
      name,
      label: count > 1 ? `${label} (${index * LIMITS.optionsInSelect + 1}–${index * LIMITS.optionsInSelect + these.length})` : label,
      options: these,
      least: count > 1 ? 0 : least,
      most: Math.min(most, these.length),
      chosen: these.filter(({ value }) => chosen.includes(value)).map(({ value }) => value),
    };
  });
}
