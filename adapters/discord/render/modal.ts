import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import { cut } from "../../chat/text.ts";
import type { Speech } from "../../chat/speech.ts";
import { LIMITS } from "../limits.ts";
import { controlsOf, type AnyForm, type Control } from "./controls.ts";
import { asWritten } from "./kit.ts";

export type Modal = APIModalInteractionResponseCallbackData;
type Top = Modal["components"][number];

/** A form as a window; null: it is more than a window takes. */
export function modalOf(form: AnyForm, id: string, heading: string, t: Speech): Modal | null {
  const controls = controlsOf(form, t);
  const names = new Set(controls.map(({ name }) => name));
  const above = form.assurance.map((line) => asWritten(line.words)).join("\n");
  if (names.size < controls.length || controls.length + (above === "" ? 0 : 1) > LIMITS.partsOfModal) return null;
  return {
    custom_id: id,
    title: cut(heading, LIMITS.modalTitle),
    components: [
      ...(above === "" ? [] : [{ type: ComponentType.TextDisplay, content: cut(above, LIMITS.charsInMessage) } as Top]),
      ...controls.map((control) => labelled(control, t)),
    ],
  };
}

/** The words of a form alone, for a message that holds the rest of it. */
export const wordsModal = (controls: readonly Control[], id: string, heading: string, t: Speech): Modal => ({
  custom_id: id,
  title: cut(heading, LIMITS.modalTitle),
  components: controls.slice(0, LIMITS.partsOfModal).map((control) => labelled(control, t)),
});

function labelled(control: Control, t: Speech): Top {
  const { label } = control;
  return {
    type: ComponentType.Label,
    label: cut(label, LIMITS.label),
    ...(label.length > LIMITS.label ? { description: cut(label, LIMITS.description) } : {}),
    component: inside(control, t),
  } as Top;
}

function inside(control: Control, t: Speech): object {
  switch (control.is) {
    case "words":
      return {
        type: ComponentType.TextInput,
        custom_id: control.name,
        style: control.lines > 1 ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: control.most,
        required: control.required,
        ...(control.value === "" ? {} : { value: control.value.slice(0, control.most) }),
      };
    case "people":
      return { type: ComponentType.UserSelect, custom_id: control.name, max_values: control.most, required: control.required };
    case "options":
      return {
        type: ComponentType.StringSelect,
        custom_id: control.name,
        placeholder: cut(t("room.choose"), LIMITS.placeholder),
        min_values: control.least,
        max_values: control.most,
        required: control.least > 0,
        options: optionsOf(control),
      };
  }
}

export const optionsOf = ({ options, chosen }: Extract<Control, { is: "options" }>) =>
  options.map(({ value, label }) => ({
    value,
    label: cut(label, LIMITS.option) || "–",
    ...(chosen.includes(value) ? { default: true } : {}),
  }));

/** What the window for a code, and the field in it, are called. */
export const CODE = "code";

/** Asks for a code from another place. */
export const codeModal = (t: Speech): Modal =>
  wordsModal(
    [{ is: "words", name: CODE, label: t("chat.link.field"), most: 20, lines: 1, required: true, value: "" }],
    CODE,
    t("chat.link"),
    t,
  );
