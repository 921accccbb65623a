import type { Field, Spoken } from "../../../src/model/card.ts";
import type { Planning } from "../../planning.ts";
import { planChoices, type PlanChoice } from "../../chat/render/plan.ts";
import type { Speech } from "../../chat/speech.ts";
import type { AnyForm, PeopleField } from "./controls.ts";

const said = (words: string): Spoken => ({ words, fromPerson: false });

/** A new conversation: the method, the question, who sits where. */
export function planForm(plan: Planning, locale: string, t: Speech): AnyForm {
  const { protocol, elsewhere, mode, speech, regime, shows } = planChoices(plan, locale, t);
  return {
    is: "form",
    command: "plan",
    title: said(t("chat.plan")),
    assurance: [said(t.own("sees")), said(t.own("plan.floor"))],
    args: {},
    fields: [
      words("title", t("room.plan.title"), 200, true),
      words("question", t("room.plan.question"), 400, false),
      words("begins", t("chat.plan.begins"), 4000, false),
      words("side.1", t("chat.plan.side1"), 60, false),
      words("side.2", t("chat.plan.side2"), 60, false),
      choice(protocol),
      people("side.1.people", t("chat.plan.people"), true),
      people("side.2.people", t("chat.plan.people2"), false),
      people("team", t("chat.plan.team"), false),
      ...[elsewhere, mode, speech, regime, shows].map(choice),
    ],
    submit: said(t("chat.plan.make")),
  };
}

const words = (name: string, label: string, maxChars: number, required: boolean): Field<Spoken> => ({
  is: "words",
  name,
  label: said(label),
  maxChars,
  lines: name === "question" || name === "begins" ? 3 : 1,
  value: "",
  required,
});

const people = (name: string, label: string, required: boolean): PeopleField => ({ is: "people", name, label: said(label), required });

const choice = ({ name, label, options, value }: PlanChoice): Field<Spoken> => ({
  is: "choice",
  name,
  label: said(label),
  options: options.map(([of, shown]) => ({ value: of, words: said(shown) })),
  value,
  required: true,
});
