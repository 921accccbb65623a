import type { Field, Spoken, SpokenForm } from "../../../src/model/card.ts";
import { LIMITS } from "../limits.ts";
import { cut, grouped } from "../../chat/text.ts";
import type { Press } from "../../chat/press.ts";
import { write } from "../press.ts";
import type { Speech } from "../../chat/speech.ts";
import { actions, browserButton } from "../../chat/kit.ts";
import { WHO } from "../../chat/fields.ts";
import { blocksOf } from "./layout.ts";
import { list, plain, section, small, title, type Block, type Modal, type Option } from "./kit.ts";

/** Where a field's value stands in what Slack sends back: the block is named after the field. */
export const VALUE = "value";
/** `callback_id` of every form. */
export const FORM = "form";

export interface Written {
  /** What was refused, to stand above the fields. */
  readonly refusal?: string;
  /** "It is not a person: send", where that can be said. */
  readonly confirm?: boolean;
  /** Offers the browser room instead, where Slack would receive the words. */
  readonly browser?: boolean;
}

/** A form as a modal. Its fixed options travel in `private_metadata`, which no person's id ever enters. */
export function formView(form: SpokenForm, press: Press, heading: string, t: Speech, written: Written = {}): Modal {
  const blocks = [
    ...(written.refusal === undefined ? [] : section(`⚠ ${written.refusal}`)),
    ...(form.title ? section(form.title.words) : []),
    ...form.assurance.flatMap((line) => small(line.words)),
    ...form.fields.flatMap((field) => inputs(field, t)),
    ...(written.confirm ? [confirmed(t)] : []),
    ...(written.browser ? blocksOf(actions([browserButton(press.session, t)]), t) : []),
  ];
  return {
    type: "modal",
    callback_id: FORM,
    private_metadata: write(press),
    title: title(heading),
    submit: plain(cut(form.submit.words, LIMITS.modalTitle)),
    close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
    blocks,
  };
}

const confirmed = (t: Speech): Block => ({
  type: "input",
  block_id: "confirm",
  optional: true,
  label: plain(t("chat.confirm")),
  element: { type: "checkboxes", action_id: VALUE, options: [{ text: plain(cut(t("chat.confirm.yes"), LIMITS.option)), value: "yes" }] },
});

function inputs(field: Field<Spoken>, t: Speech): readonly Block[] {
  switch (field.is) {
    case "words":
      return [
        {
          type: "input",
          block_id: field.name,
          optional: !field.required,
          label: label(field.label),
          element: {
            type: "plain_text_input",
            action_id: VALUE,
            multiline: field.lines > 1,
            max_length: Math.min(field.maxChars, LIMITS.inputChars),
            ...(field.value === "" ? {} : { initial_value: field.value }),
          },
        },
      ];
    case "choice": {
      if (isOfPeople(field)) return [people(field, t)];
      // Slack takes no list without entries.
      if (field.options.length === 0) return [];
      const { above, options } = told(field.options);
      return [...above, select(field.name, field.label, options, field.value, field.required, t)];
    }
    case "many": {
      const { above, options } = told(field.options);
      return [...above, several(field, options, t)];
    }
    case "ranking": {
      const { above, options } = told(field.options);
      const places = Array.from({ length: field.places }, (_, index) =>
        select(
          `${field.name}.${index + 1}`,
          { words: t("room.place", { place: index + 1 }), fromPerson: false },
          options,
          field.chosen[index] ?? "",
          false,
          t,
        ),
      );
      return [...section(field.label.words), ...above, ...places];
    }
    case "dots":
      return [
        ...section(field.label.words),
        ...field.options.map((option): Block => ({
          type: "input",
          block_id: `dots.${option.value}`,
          optional: true,
          label: plain(cut(option.words.words, Math.min(LIMITS.label, shareOf(field.options.length)))),
          element: {
            type: "number_input",
            action_id: VALUE,
            is_decimal_allowed: false,
            min_value: "0",
            max_value: String(field.perItem),
            ...(field.given[option.value] ? { initial_value: String(field.given[option.value]) } : {}),
          },
        })),
      ];
    case "rating":
      return rating(field, t);
  }
}

/** For each item what is told of it, a menu, and words to say why: three blocks at most. */
function rating(field: Rating, t: Speech): readonly Block[] {
  const { above, options } = told(field.options);
  const most = Math.min(LIMITS.label, shareOf(field.items.length));
  const items = field.items.flatMap((item): readonly Block[] => {
    const numbered = { words: cut(`${item.number}. ${item.words.words}`, most), fromPerson: item.words.fromPerson };
    const heard = item.about.map(({ words }) => words).join(" ");
    return [
      ...(heard === "" ? [] : small(heard)),
      select(`${field.name}.${item.value}`, numbered, options, item.chosen, field.required, t),
      ...(field.reason && item.reason !== null ? [why(field.reason, item)] : []),
    ];
  });
  return [...section(field.label.words), ...above, ...items];
}

type Rating = Extract<Field<Spoken>, { is: "rating" }>;

/** Words that say why, under the number of the item they are about. */
function why({ label: said, maxChars }: NonNullable<Rating["reason"]>, item: Rating["items"][number]): Block {
  return {
    type: "input",
    block_id: `reasons.${item.value}`,
    optional: true,
    label: plain(cut(`${item.number}. ${said.words}`, LIMITS.label)),
    element: {
      type: "plain_text_input",
      action_id: VALUE,
      multiline: true,
      max_length: maxChars,
      ...(item.reason ? { initial_value: item.reason } : {}),
    },
  };
}

const isOfPeople = (field: Extract<Field<Spoken>, { is: "choice" }>): boolean => field.name === "person";

const people = (field: Extract<Field<Spoken>, { is: "choice" }>, t: Speech): Block => ({
  type: "input",
  block_id: WHO,
  optional: !field.required,
  label: label(field.label),
  element: { type: "users_select", action_id: VALUE, placeholder: plain(cut(t("room.choose"), LIMITS.option)) },
});

const label = ({ words }: Spoken) => plain(cut(words, LIMITS.label));

interface Choice {
  readonly value: string;
  readonly words: Spoken;
}

/** What each of so many options may take. They stand in full on the page or in the channel. */
const shareOf = (count: number): number => Math.max(LIMITS.option, Math.floor(LIMITS.charsInOptions / count));

/** Options longer than a list of choices shows stand above it, under the numbers by which they are chosen. */
function told(given: readonly Choice[]): { readonly above: readonly Block[]; readonly options: readonly Option[] } {
  const isShort = given.every(({ words }) => words.words.length <= LIMITS.option);
  const options = given.map(({ value, words }, index): Option => ({
    value,
    text: plain(cut(isShort ? words.words : `${index + 1}. ${words.words}`, LIMITS.option)),
  }));
  return {
    above: isShort
      ? []
      : list(
          given.map(({ words }) => cut(words.words, shareOf(given.length))),
          true,
        ),
    options,
  };
}

function select(name: string, said: Spoken, options: readonly Option[], value: string, required: boolean, t: Speech): Block {
  const chosen = options.find((option) => option.value === value);
  return {
    type: "input",
    block_id: name,
    optional: !required,
    label: label(said),
    element: {
      type: "static_select",
      action_id: VALUE,
      placeholder: plain(cut(t("room.choose"), LIMITS.option)),
      ...offered(options, t),
      ...(chosen ? { initial_option: chosen } : {}),
    },
  };
}

function several(field: Extract<Field<Spoken>, { is: "many" }>, options: readonly Option[], t: Speech): Block {
  const chosen = options.filter((option) => field.chosen.includes(option.value ?? ""));
  const initial = chosen.length === 0 ? {} : { initial_options: chosen };
  const base = { type: "input", block_id: field.name, optional: true, label: label(field.label) } as const;
  if (options.length <= LIMITS.optionsInChoice)
    return { ...base, element: { type: "checkboxes", action_id: VALUE, options: [...options], ...initial } };
  return {
    ...base,
    element: {
      type: "multi_static_select",
      action_id: VALUE,
      placeholder: plain(cut(t("room.choose"), LIMITS.option)),
      ...offered(options, t),
      ...initial,
    },
  };
}

/** More than a select takes stand in groups. */
function offered(options: readonly Option[], t: Speech) {
  if (options.length <= LIMITS.optionsInSelect) return { options: [...options] };
  const groups = grouped(options, LIMITS.optionsInSelect, Infinity, () => 1).slice(0, LIMITS.optionGroups);
  return {
    option_groups: groups.map((each, index) => ({
      label: plain(t("chat.group", { from: index * LIMITS.optionsInSelect + 1 })),
      options: [...each],
    })),
  };
}
