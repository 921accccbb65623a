import type { Field, Spoken } from "../../../src/model/card.ts";
import { t } from "../locale.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

type Options = Extract<Field<Spoken>, { is: "choice" }>["options"];

/** What stands in a menu: nothing chosen yet, and then the options. */
export const choices = (options: Options, value: string): Html =>
  html`<option value="">${t("room.choose")}</option>
    ${options.map((option) => html`<option value="${option.value}" dir="auto" ${option.value === value ? html` selected` : null}>${option.words.words}</option>`)}`;
