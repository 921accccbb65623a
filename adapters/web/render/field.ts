import type { Field, Spoken } from "../../../src/model/card.ts";
import { t } from "../locale.ts";
import { choices } from "./choices.ts";
import { html, words } from "./html.ts";
import { rating } from "./rating.ts";
import type { Html, Maybe } from "./html.ts";
import type { Back } from "./returned.ts";

interface Setting {
  readonly id: string;
  /** The lines of assurance, which belong to every field beside them. */
  readonly about: string | null;
  /** What the person had sent, where it came back. */
  readonly back: Back | null;
}

type Options = readonly { readonly value: string; readonly words: Spoken }[];

/** Every field has a label of its own, and says its limit instead of cutting words off. */
export function field(each: Field<Spoken>, setting: Setting): Html {
  switch (each.is) {
    case "words":
      return area(each, setting);
    case "choice":
      return select(each, setting);
    case "many":
      return many(each, setting);
    case "ranking":
      return ranking(each, setting);
    case "dots":
      return dots(each, setting);
    case "rating":
      return rating(each, setting);
  }
}

function area(each: Extract<Field<Spoken>, { is: "words" }>, { id, about, back }: Setting): Html {
  const value = back ? back.text(each.name) : each.value;
  const limit = `${id}-limit`;
  const describedBy = about ? `${limit} ${about}` : limit;
  return html`<div class="field">
    <label for="${id}">${words(each.label)}</label>
    <textarea
      id="${id}"
      name="${each.name}"
      rows="${each.lines}"
      dir="auto"
      autocomplete="off"
      data-max="${each.maxChars}"
      aria-describedby="${describedBy}"
      ${required(each.required)}
    >
${value}</textarea>
    <p class="small limit" id="${limit}">${t("room.limit", { count: each.maxChars })}</p>
  </div>`;
}

function select(each: Extract<Field<Spoken>, { is: "choice" }>, { id, about, back }: Setting): Html {
  const value = back ? (back.chosen(each.name, each.options)[0] ?? "") : each.value;
  return html`<div class="field">
    <label for="${id}">${words(each.label)}</label>
    <select id="${id}" name="${each.name}" ${describedBy(about)}${required(each.required)}>
      ${choices(each.options, value)}
    </select>
  </div>`;
}

function many(each: Extract<Field<Spoken>, { is: "many" }>, { id, about, back }: Setting): Html {
  const chosen = back ? back.chosen(each.name, each.options) : each.chosen;
  return html`<fieldset${describedBy(about)}><legend>${words(each.label)}</legend>
${each.options.map(
  (option, index) =>
    html`<div class="tick">
      <input
        type="checkbox"
        id="${id}-${index}"
        name="${each.name}"
        value="${option.value}"
        ${chosen.includes(option.value) ? html` checked` : null}
      />
      <label for="${id}-${index}">${words(option.words)}</label>
    </div>`,
)}</fieldset>`;
}

function ranking(each: Extract<Field<Spoken>, { is: "ranking" }>, { id, about, back }: Setting): Html {
  const places = Array.from({ length: each.places }, (_, index) => index + 1);
  const inFull = each.options.map((option) => html`<li>${words(option.words)}</li>`);
  const isShort = each.options.every((option) => beginning(option.words.words) === option.words.words);
  const options = isShort ? each.options : each.options.map(numbered);
  // A phone shows the beginning of an option only, so everything there is to rank stands above in full.
  return html`<fieldset${describedBy(about)}><legend>${words(each.label)}</legend>
${
  isShort
    ? html`<ul>
        ${inFull}
      </ul>`
    : html`<ol>
        ${inFull}
      </ol>`
}
${places.map((place) => {
  const name = `${each.name}.${place}`;
  const value = back ? (back.chosen(name, each.options)[0] ?? "") : (each.chosen[place - 1] ?? "");
  return html`<div class="field">
    <label for="${id}-${place}">${t("room.place", { place })}</label>
    <select id="${id}-${place}" name="${name}">
      ${choices(options, value)}
    </select>
  </div>`;
})}</fieldset>`;
}

/** Letters with the marks that belong to them. */
const BEGINNING = /^(?:\P{M}\p{M}*){24}/su;

/** Every place offers every option: in full, 30 ideas for five places would be sent five times more. */
function beginning(full: string): string {
  const [short = full] = BEGINNING.exec(full) ?? [];
  return short === full ? full : `${short.trimEnd()}…`;
}

/** The number under which it stands in full. */
const numbered = (option: Options[number], index: number): Options[number] => ({
  ...option,
  words: { ...option.words, words: `${index + 1}. ${beginning(option.words.words)}` },
});

function dots(each: Extract<Field<Spoken>, { is: "dots" }>, { id, about, back }: Setting): Html {
  return html`<fieldset${describedBy(about)} data-total="${each.total}"><legend>${words(each.label)}</legend>
${each.options.map((option, index) => {
  const name = `${each.name}.${option.value}`;
  const value = back ? back.text(name) : String(each.given[option.value] ?? 0);
  return html`<div class="dots">
    <label for="${id}-${index}">${words(option.words)}</label>
    <input type="number" inputmode="numeric" min="0" max="${each.perItem}" step="1" id="${id}-${index}" name="${name}" value="${value}" />
  </div>`;
})}</fieldset>`;
}

const describedBy = (about: string | null): Maybe => (about ? html` aria-describedby="${about}"` : null);
const required = (is: boolean): Maybe => (is ? html` required` : null);
