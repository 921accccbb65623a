import { regimeSchema } from "../../../src/protocol/setup.ts";
import { t } from "../locale.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import { createDesk } from "./desk.ts";
import { html } from "./html.ts";
import { hours } from "./plan-hours.ts";
import type { Html, Maybe } from "./html.ts";
import { hidden } from "./plan-carried.ts";
import type { Carried } from "./plan-carried.ts";
import { choice, line, lines } from "./plan-fields.ts";
import { startAt, startFields } from "./schedule.ts";
import type { Start } from "./schedule.ts";
import { methods, notYet, runs } from "./plan-method.ts";

export interface PlanForm {
  readonly action: string;
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
    <form method="post" action="${form.action}" class="plan" data-keep="plan">
      <input type="hidden" name="csrf" value="${form.csrf}" /><input type="hidden" name="once" value="${form.once}" />${hidden(told(typed))}
      ${line(typed, "title", true)}${line(typed, "question", false)}${line(typed, "facilitator", true)}
      ${lines(typed, "people", t("room.plan.people"), t("room.plan.peopleHow"), 8)} ${toldPeople(typed)}
      <fieldset>
        <legend>${t("room.plan.sides")}</legend>
        <p class="small">${toldSides(typed) === 0 ? t("room.plan.sidesHow") : t("room.plan.told.sides", { sides: toldSides(typed) })}</p>
        ${line(typed, "side.1", false)}${line(typed, "side.2", false)}
        <details id="more-sides" ${toldSides(typed) > 2 || MORE_SIDES.some((side) => one(typed, side) !== "") ? html`open` : null}>
          <summary>${t("room.plan.moreSides")}</summary>
          ${MORE_SIDES.map((side) => line(typed, side, false))}
        </details>
      </fieldset>
      <div class="tick">
        <input type="checkbox" id="numbers" name="numbers" value="yes" ${one(typed, "numbers") === "yes" ? html`checked` : null} />
        <label for="numbers">${t("room.links.numbers")}</label>
      </div>
      ${choice(typed, "mode", ["live", "async"], "live")}
      <details id="starts" ${one(typed, "date") === "" ? null : html`open`}>
        <summary>${t("schedule.title")}</summary>
        <p class="small">${t("schedule.plan.about")}</p>
        ${startFields(createDesk("", "", null), typedStart(typed))}
      </details>
      ${hours(typed)}${choice(typed, "speech", ["typed", "spoken"], "spoken")}
      ${choice(typed, "regime", regimeSchema.options, "chatham-house")}
      <div class="field">
        <label for="minutes">${t("room.plan.minutes")}</label
        ><input id="minutes" name="minutes" inputmode="numeric" value="${one(typed, "minutes")}" aria-describedby="minutes-how" />
        <p class="small" id="minutes-how">${t("room.plan.minutesHow")}</p>
      </div>
      ${methods(form.protocols.filter(runs), typed)}
      <button class="main">${t("room.plan.make")}</button>
    </form>
    ${notYet(form.protocols)}`;
}

const typedStart = (typed: Fields): Start =>
  typed.has("date") ? { date: one(typed, "date"), time: one(typed, "time"), zone: one(typed, "zone") } : startAt(null);

const MORE_SIDES = ["side.3", "side.4"] as const;

function faults(given: readonly string[]): Maybe {
  if (given.length === 0) return null;
  return html`<div class="alert" role="alert">
    <p>${t("room.plan.faults")}</p>
    <ul>
      ${given.map((each) => html`<li>${each}</li>`)}
    </ul>
  </div>`;
}

/** What was said before this form was opened. Numbers alone. */
function told(typed: Fields): Carried {
  const people = /^\d{1,4}(?: \+ \d{1,4}){0,3}$/.exec(one(typed, "told.people"))?.[0];
  return {
    ...(people === undefined ? {} : { "told.people": people }),
    ...(toldSides(typed) === 0 ? {} : { "told.sides": String(toldSides(typed)) }),
  };
}

const toldSides = (typed: Fields): number => Number(/^[1-4]$/.exec(one(typed, "told.sides"))?.[0] ?? 0);

function toldPeople(typed: Fields): Maybe {
  const { "told.people": counts } = told(typed);
  return counts === undefined ? null : html`<p class="small">${t("room.plan.told.people", { counts: `\u2066${counts}\u2069` })}</p>`;
}
