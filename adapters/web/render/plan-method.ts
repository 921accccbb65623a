import { t } from "../locale.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { lengthField, MINUTES_PER, stageField } from "./plan-carried.ts";
import { lines } from "./plan-fields.ts";

export const runs = (each: ProtocolSummary): boolean => each.refusal === null;

/** What was chosen before stands alone, with the others one press away. */
export function methods(offered: readonly ProtocolSummary[], typed: Fields): Html {
  const chosen = offered.find(({ id }) => id === one(typed, "protocol"));
  const others = offered.filter((each) => each !== chosen).map((each) => method(each, typed));
  return html`<fieldset class="methods">
    <legend>${t("room.plan.method")}</legend>
    ${
      chosen === undefined
        ? others
        : html`${method(chosen, typed)}
            <details id="other-methods">
              <summary>${t("room.plan.otherMethods")}</summary>
              ${others}
            </details>`
    }
  </fieldset>`;
}

/** For the method that is chosen already: fields for all would be a form nobody reads. */
function lengths({ id, rounds }: ProtocolSummary, typed: Fields): Maybe {
  const mode = one(typed, "mode") === "async" ? "async" : "live";
  const timed = rounds.flatMap((round) => {
    const minutes = round[mode];
    return minutes === null ? [] : [{ name: lengthField(mode, id, round.id), title: round.title, usual: minutes / MINUTES_PER[mode] }];
  });
  if (timed.length === 0) return null;
  const isChanged = timed.some(({ name, usual }) => one(typed, name) !== "" && one(typed, name) !== String(usual));
  return html`<details id="lengths" ${isChanged ? html`open` : null}>
    <summary>${t(`room.plan.lengths.${mode}`)}</summary>
    <p class="small">${t("room.plan.lengths.how")}</p>
    ${timed.map(
      ({ name, title, usual }) =>
        html`<div class="field length">
          <label for="${name}">${personal(title)}</label
          ><input id="${name}" name="${name}" inputmode="decimal" dir="ltr" value="${one(typed, name) || usual}" />
        </div>`,
    )}
  </details>`;
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
      <label for="${id}">${personal(each.title)}</label>
    </div>
    <div id="${id}-about">
      <p dir="auto">${each.purpose}</p>
      <p class="small">${sizeOf(each)}</p>
    </div>
    ${stage(each, typed)}
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
    ${one(typed, "protocol") === each.id ? lengths(each, typed) : null}
  </div>`;
}

/** Of a group that meets again: which of its stages this meeting is at. */
function stage({ id, stages }: ProtocolSummary, typed: Fields): Maybe {
  if (stages.length === 0) return null;
  const field = stageField(id);
  const options = [["", t("room.plan.stage.all")], ...stages.map((title, index) => [String(index + 1), `${index + 1}. ${title}`])];
  return html`<div class="field">
    <label for="${field}">${t("room.plan.stage")}</label>
    <select id="${field}" name="${field}">
      ${options.map(
        ([value, words]) =>
          html`<option value="${value ?? ""}" ${one(typed, field) === value ? html` selected` : null}>${words ?? ""}</option>`,
      )}
    </select>
  </div>`;
}

/** For how many people, when, and with how many sides. */
export const sizeOf = ({ size: { min, max, best }, modes, sides }: ProtocolSummary): Html =>
  html`${t("room.plan.size", { min, max, best })} ${modes.length === 1 ? t(`room.plan.only.${modes[0] ?? "live"}`) : null}
  ${sides === null ? null : t("room.plan.needsSides", { count: sides })}`;

export function notYet(protocols: readonly ProtocolSummary[]): Maybe {
  const rest = protocols.filter((each) => !runs(each));
  if (rest.length === 0) return null;
  return html`<details>
    <summary>${t("room.plan.notYet")}</summary>
    <dl>
      ${rest.map(
        (each) =>
          html`<dt>${personal(each.title)}</dt>
            <dd>${personal(each.refusal ?? "")}</dd>`,
      )}
    </dl>
  </details>`;
}
