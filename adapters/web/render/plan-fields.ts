import { t } from "../locale.ts";
import { one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

export const line = (typed: Fields, name: string, required: boolean): Html =>
  html`<div class="field">
    <label for="${name}">${t(`room.plan.${name}`)}</label>
    <input id="${name}" name="${name}" dir="auto" autocomplete="off" value="${one(typed, name)}" ${required ? html` required` : null} />
  </div>`;

export const lines = (typed: Fields, name: string, label: string, how: string, rows: number): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="${rows}" dir="auto" autocomplete="off" aria-describedby="${name}-how">
${one(typed, name)}</textarea>
    <p class="small" id="${name}-how">${how}</p>
  </div>`;

export const choice = (typed: Fields, name: string, options: readonly string[], standard: string): Html =>
  html`<fieldset>
    <legend>${t(`room.plan.${name}`)}</legend>
    ${options.map(
      (option) =>
        html`<div class="tick">
          <input
            type="radio"
            name="${name}"
            id="${name}-${option}"
            value="${option}"
            ${(one(typed, name) || standard) === option ? html` checked` : null}
          />
          <label for="${name}-${option}">${t(`room.plan.${name}.${option}`)}</label>
        </div>`,
    )}
  </fieldset>`;
