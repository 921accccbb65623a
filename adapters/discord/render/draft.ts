import { ButtonStyle, ComponentType, SelectMenuDefaultValueType } from "discord-api-types/v10";
import type { Speech } from "../../chat/speech.ts";
import { cut } from "../../chat/text.ts";
import { LIMITS } from "../limits.ts";
import type { Draft } from "../drafts.ts";
import { controlsOf, type Control } from "./controls.ts";
import { asWritten, text, type Component } from "./kit.ts";
import type { Sheet } from "./layout.ts";
import { optionsOf } from "./modal.ts";

type Style = ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success;

/** Menus on one leaf of a form: each is a text, a row and a menu. */
const MENUS = 8;

/**
 * What stands on one leaf of a form. Where words go with each menu, a leaf holds no more of them than one window takes;
 * words that stand by themselves can be written from every leaf.
 */
export function leafOf(controls: readonly Control[], wanted: number) {
  const menus = controls.map((control, index) => ({ control, index })).filter(({ control }) => control.is !== "words");
  const words = controls.filter((control) => control.is === "words");
  const isOfEach = words.length > LIMITS.partsOfModal;
  const most = isOfEach ? LIMITS.partsOfModal : MENUS;
  const leaves = Math.max(1, Math.ceil(menus.length / most));
  const leaf = Math.min(wanted, leaves - 1);
  const shown = menus.slice(leaf * most, (leaf + 1) * most);
  const from = shown[0]?.index ?? 0;
  const to = menus[(leaf + 1) * most]?.index ?? controls.length;
  return { shown, words: isOfEach ? controls.slice(from, to).filter((control) => control.is === "words") : words, leaf, leaves };
}

/** Room for the texts of a form; its words have what is left, so that they can be copied where it can not be sent any more. */
const CHARS = { about: 1_800, label: 120 } as const;

export interface Shown {
  readonly refusal?: string;
  /** "It is not a person: send", where that can be said. */
  readonly confirm?: boolean;
}

/** What a draft's controls are called: `draft | what | which`. */
const idIn = ({ id }: Draft, what: string, which: string | number = ""): string => `d|${id}|${what}|${which}`;

/** A form in a message that one person sees: menus, the words behind a button, and what sends it. */
export function draftSheet(draft: Draft, t: Speech, { refusal, confirm = false }: Shown = {}): Sheet {
  const { form, values } = draft;
  const controls = controlsOf(form, t);
  const { shown, words, leaf, leaves } = leafOf(controls, draft.leaf);
  const isAlone = shown.length === 0;
  const typed = words.flatMap(({ name, label }) => {
    const value = values.get(name)?.[0] ?? "";
    if (value !== "") return [`-# ${asWritten(label)}\n${asWritten(value)}`];
    // Beside menus, it is not seen that something is to be written as well.
    return isAlone ? [] : [`-# ${asWritten(label)}: –`];
  });
  const isEmpty = words.every(({ name }) => (values.get(name)?.[0] ?? "") === "");
  const about = [
    ...(refusal === undefined ? [] : [`⚠ ${asWritten(refusal)}`]),
    ...(form.title ? [`### ${asWritten(form.title.words)}`] : [`### ${asWritten(draft.heading)}`]),
    ...form.assurance.map((line) => `-# ${asWritten(line.words)}`),
  ].join("\n");
  const button = (what: string, label: string, style: Style) =>
    ({ type: ComponentType.Button, custom_id: idIn(draft, what), label: cut(label, LIMITS.button), style }) as const;
  const row = [
    ...(words.length > 0 ? [button("words", t("chat.write"), isEmpty ? ButtonStyle.Primary : ButtonStyle.Secondary)] : []),
    ...(leaf > 0 ? [button("back", t("chat.back"), ButtonStyle.Secondary)] : []),
    ...(leaf < leaves - 1 ? [button("more", t("chat.more"), ButtonStyle.Secondary)] : []),
    ...(confirm ? [button("confirm", t("chat.confirm.yes"), ButtonStyle.Primary)] : []),
    // What asks for a word of confirmation does not go without it.
    ...(confirm ? [] : [button("send", form.submit.words, ButtonStyle.Success)]),
  ];
  const room = LIMITS.charsInMessage - Math.min(about.length, CHARS.about) - shown.length * CHARS.label;
  const components: Component[] = [
    text(cut(about, CHARS.about)),
    ...(typed.length === 0 ? [] : [text(cut(typed.join("\n"), room))]),
    ...shown.flatMap(({ control, index }): Component[] => [
      text(cut(asWritten(control.label), CHARS.label)),
      menuRow(draft, control, index),
    ]),
    { type: ComponentType.ActionRow, components: row },
  ];
  return { components, coded: [] };
}

function menuRow(draft: Draft, control: Control, index: number): Component {
  const custom_id = idIn(draft, "pick", index);
  const placeholder = cut(control.label, LIMITS.placeholder);
  const chosen = draft.values.get(control.name) ?? (control.is === "options" ? control.chosen : []);
  if (control.is === "options")
    return {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id,
          placeholder,
          min_values: 0,
          max_values: control.most,
          options: optionsOf({ ...control, chosen }),
        },
      ],
    };
  const most = control.is === "people" ? control.most : 1;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.UserSelect,
        custom_id,
        placeholder,
        min_values: 0,
        max_values: most,
        ...(chosen.length === 0
          ? {}
          : { default_values: chosen.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.User as const })) }),
      },
    ],
  };
}
