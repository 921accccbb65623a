import { AIMS } from "../../../src/protocol/suggest.ts";
import { t } from "../locale.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

export interface BeginForm {
  readonly protocols: readonly ProtocolSummary[];
  readonly typed: Fields;
  readonly faults: readonly string[];
}

/** Three questions, and the ways past them. */
export const beginPage = (form: BeginForm): Html =>
  html`<h1>${t("room.plan.heading")}</h1>
    <p>${t("room.plan.begin.lead")}</p>
    ${faults(form.faults)} ${questions(form)}
    <p><a href="/host/methods">${t("room.plan.begin.methods")}</a></p>
    <p><a href="/host/plan">${t("room.plan.begin.direct")}</a></p>`;

export function questions({ protocols, typed }: BeginForm): Html {
  const more = [3, 4] as const;
  return html`<form method="post" action="/host/begin" class="plan begin" data-keep="begin">
    <fieldset>
      <legend>${t("room.plan.begin.who")}</legend>
      <p class="small">${t("room.plan.begin.whoHow")}</p>
      ${number(typed, "count.all", "numeric")}
      <div class="pair">${number(typed, "count.1", "numeric")}${number(typed, "count.2", "numeric")}</div>
      <details id="more-counts" ${more.some((side) => one(typed, `count.${side}`) !== "") ? html`open` : null}>
        <summary>${t("room.plan.moreSides")}</summary>
        <div class="pair">${more.map((side) => number(typed, `count.${side}`, "numeric"))}</div>
      </details>
    </fieldset>
    <fieldset>
      <legend>${t("room.plan.begin.time")}</legend>
      ${(["live", "async"] as const).map(
        (mode) =>
          html`${tick(typed, "mode", mode, t(`room.plan.mode.${mode}`), "live")}
            <div class="time-${mode}">${number(typed, `time.${mode}`, "decimal", `room.plan.time.${mode}`)}</div>`,
      )}
    </fieldset>
    <fieldset>
      <legend>${t("room.plan.begin.aim")}</legend>
      ${served(protocols).map((aim) => tick(typed, "aim", aim, t(`room.plan.aim.${aim}`), "any"))}${tick(typed, "aim", "any", t("room.plan.aim.any"), "any")}
    </fieldset>
    <button class="main">${t("room.plan.begin.go")}</button>
  </form>`;
}

/** Only what some method that can be run is for. */
const served = (protocols: readonly ProtocolSummary[]): readonly string[] =>
  AIMS.filter((aim) => protocols.some((each) => each.refusal === null && each.aims.includes(aim)));

const tick = (typed: Fields, name: string, value: string, label: string, standard: string): Html =>
  html`<div class="tick">
    <input
      type="radio"
      name="${name}"
      id="${name}-${value}"
      value="${value}"
      ${(one(typed, name) || standard) === value ? html`checked` : null}
    />
    <label for="${name}-${value}">${label}</label>
  </div>`;

const number = (typed: Fields, name: string, mode: "numeric" | "decimal", label = `room.plan.${name}`): Html =>
  html`<div class="field">
    <label for="${name}">${t(label)}</label
    ><input id="${name}" name="${name}" inputmode="${mode}" autocomplete="off" dir="ltr" value="${one(typed, name)}" />
  </div>`;

function faults(given: readonly string[]): Maybe {
  if (given.length === 0) return null;
  return html`<div class="alert" role="alert">
    <ul>
      ${given.map((each) => html`<li>${each}</li>`)}
    </ul>
  </div>`;
}
