import type { Field, Spoken } from "../../../src/model/card.ts";
import { t } from "../locale.ts";
import { choices } from "./choices.ts";
import { html, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import type { Back } from "./returned.ts";

type Rating = Extract<Field<Spoken>, { is: "rating" }>;
type Item = Rating["items"][number];

interface Setting {
  readonly id: string;
  readonly about: string | null;
  readonly back: Back | null;
}

/** Every item in a group of its own: what is told of it, one choice, and words to say why where they are asked for. */
export function rating(field: Rating, setting: Setting): Html {
  const { about } = setting;
  return html`<fieldset${about ? html` aria-describedby="${about}"` : null}><legend>${words(field.label)}</legend>
<ol class="rating">${field.items.map((item, index) => html`<li value="${String(item.number)}">${one(field, item, `${setting.id}-${index}`, setting.back)}</li>`)}</ol></fieldset>`;
}

/** So few answers stand open, a press each; more are a menu. */
const FEW = 3;

function one(field: Rating, item: Item, id: string, back: Back | null): Html {
  const name = `${field.name}.${item.value}`;
  const value = back ? (back.chosen(name, field.options)[0] ?? "") : item.chosen;
  const told = item.about.length > 0 ? `${id}-told` : null;
  const described: Maybe = told ? html` aria-describedby="${told}"` : null;
  const about = told
    ? html`<p class="small" id="${told}">${item.about.map((line, index) => html`${index > 0 ? " " : ""}${words(line)}`)}</p>`
    : null;
  const required = field.required ? html` required` : null;
  const asked =
    field.options.length <= FEW
      ? html`<fieldset class="few" ${described}>
          <legend id="${id}-item"><bdi>${item.number}.</bdi> ${words(item.words)}</legend>
          ${about}
          ${field.options.map(
            (option, index) =>
              html`<div class="tick">
                <input
                  type="radio"
                  id="${id}-${index}"
                  name="${name}"
                  value="${option.value}"
                  ${option.value === value ? html` checked` : null}
                  ${required}
                />
                <label for="${id}-${index}">${words(option.words)}</label>
              </div>`,
          )}
        </fieldset>`
      : html`<div class="field">
          <label for="${id}" id="${id}-item">${words(item.words)}</label>
          ${about}
          <select id="${id}" name="${name}" ${described}${required}>
            ${choices(field.options, value)}
          </select>
        </div>`;
  return html`${asked} ${why(field, item, id, back)}`;
}

function why({ reason }: Rating, item: Item, id: string, back: Back | null): Maybe {
  if (!reason || item.reason === null) return null;
  const name = `reasons.${item.value}`;
  const limit = `${id}-limit`;
  return html`<div class="field">
    <label for="${id}-why" id="${id}-asks">${words(reason.label)}</label>
    <textarea
      id="${id}-why"
      name="${name}"
      rows="2"
      dir="auto"
      autocomplete="off"
      data-max="${reason.maxChars}"
      aria-labelledby="${id}-item ${id}-asks"
      aria-describedby="${limit}"
    >
${back ? back.text(name) : item.reason}</textarea>
    <p class="small limit" id="${limit}">${t("room.limit", { count: reason.maxChars })}</p>
  </div>`;
}
