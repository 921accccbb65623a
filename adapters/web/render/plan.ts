import { regimeSchema } from "../../../src/protocol/setup.ts";
import { t } from "../locale.ts";
import type { ProtocolSummary } from "../planning.ts";
import { one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

export interface PlanForm {
  readonly protocols: readonly ProtocolSummary[];
  readonly typed: Fields;
  readonly faults: readonly string[];
  readonly csrf: string;
  /** Makes one session of one form, however often its button is pressed. */
  readonly once: string;
}

/** One page; what was typed stays, whatever is wrong with it. */
export function planPage(form: PlanForm): Html {
  const { typed } = form;
  return html`<h1>${t("room.plan.heading")}</h1>
    ${faults(form.faults)}
    <form method="post" action="/host/plan" class="plan" data-keep="plan">
      <input type="hidden" name="csrf" value="${form.csrf}" /><input type="hidden" name="once" value="${form.once}" />
      ${line(typed, "title", true)}${line(typed, "question", false)}${line(typed, "facilitator", true)}
      ${lines(typed, "people", t("room.plan.people"), t("room.plan.peopleHow"), 8)}
      <fieldset>
        <legend>${t("room.plan.sides")}</legend>
        <p class="small">${t("room.plan.sidesHow")}</p>
        ${line(typed, "side.1", false)}${line(typed, "side.2", false)}
        <details id="more-sides" ${MORE_SIDES.some((side) => one(typed, side) !== "") ? html`open` : null}>
          <summary>${t("room.plan.moreSides")}</summary>
          ${MORE_SIDES.map((side) => line(typed, side, false))}
        </details>
      </fieldset>
      ${choice(typed, "mode", ["live", "async"], "live")}${choice(typed, "speech", ["typed", "spoken"], "spoken")}
      ${choice(typed, "regime", regimeSchema.options, "chatham-house")}
      <div class="field">
        <label for="minutes">${t("room.plan.minutes")}</label
        ><input id="minutes" name="minutes" inputmode="numeric" value="${one(typed, "minutes")}" />
      </div>
      <fieldset class="methods">
        <legend>${t("room.plan.method")}</legend>
        ${form.protocols.filter(runs).map((each) => method(each, typed))}
      </fieldset>
      <button class="main">${t("room.plan.make")}</button>
    </form>
    ${notYet(form.protocols)}`;
}

const MORE_SIDES = ["side.3", "side.4"] as const;

const runs = (each: ProtocolSummary): boolean => each.refusal === null;

function faults(given: readonly string[]): Maybe {
  if (given.length === 0) return null;
  return html`<div class="alert" role="alert">
    <p>${t("room.plan.faults")}</p>
    <ul>
      ${given.map((each) => html`<li>${each}</li>`)}
    </ul>
  </div>`;
}

function method(each: ProtocolSummary, typed: Fields): Html {
  const id = `method-${each.id}`;
  return html`<div class="method">
    <div class="tick">
      <input
        type="radio"
        name="protocol"
        required
        id="${id}"
        value="${each.id}"
        ${one(typed, "protocol") === each.id ? html` checked` : null}
        aria-describedby="${id}-about"
      />
      <label for="${id}">${each.title}</label>
    </div>
    <div id="${id}-about">
      <p>${each.purpose}</p>
      <p class="small">
        ${t("room.plan.size", { min: each.size.min, max: each.size.max, best: each.size.best })}
        ${each.modes.length === 1 ? t(`room.plan.only.${each.modes[0] ?? "live"}`) : null}
        ${each.sides === null ? null : t("room.plan.needsSides", { count: each.sides })}
      </p>
    </div>
    ${
      each.inputs.length === 0
        ? null
        : html`<details${one(typed, "protocol") === each.id ? html` open` : null}><summary>${t("room.plan.inputs")}</summary>
${each.inputs.map((input) =>
  lines(
    typed,
    `input.${each.id}.${input.id}`,
    input.required ? t("room.plan.required", { title: input.title }) : input.title,
    t(`room.plan.as.${input.as}`),
    5,
  ),
)}</details>`
    }
  </div>`;
}

function notYet(protocols: readonly ProtocolSummary[]): Maybe {
  const rest = protocols.filter((each) => !runs(each));
  if (rest.length === 0) return null;
  return html`<details>
    <summary>${t("room.plan.notYet")}</summary>
    <dl>
      ${rest.map(
        (each) =>
          html`<dt>${each.title}</dt>
            <dd>${each.refusal}</dd>`,
      )}
    </dl>
  </details>`;
}

const line = (typed: Fields, name: string, required: boolean): Html =>
  html`<div class="field">
    <label for="${name}">${t(`room.plan.${name}`)}</label>
    <input id="${name}" name="${name}" dir="auto" autocomplete="off" value="${one(typed, name)}" ${required ? html` required` : null} />
  </div>`;

const lines = (typed: Fields, name: string, label: string, how: string, rows: number): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="${rows}" dir="auto" autocomplete="off" aria-describedby="${name}-how">
${one(typed, name)}</textarea>
    <p class="small" id="${name}-how">${how}</p>
  </div>`;

const choice = (typed: Fields, name: string, options: readonly string[], standard: string): Html =>
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
