import { t } from "../locale.ts";
import { one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import { SIDES } from "../receive/plan-form.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { picture } from "./picture.ts";
import { line, lines } from "./plan-fields.ts";

export interface GroupForm {
  readonly typed: Fields;
  /** The stages that stand in the form when it is opened. */
  readonly usual: readonly string[];
  readonly faults: readonly string[];
  readonly csrf: string;
  readonly once: string;
}

export const groupForm = ({ typed, usual, faults, csrf, once }: GroupForm): Html =>
  html`<h1>${t("programme.begin")}</h1>
    <p>${t("programme.begin.about")}</p>
    ${faultsOf(faults)}
    <form method="post" action="/host/group" class="plan" data-keep="group">
      <input type="hidden" name="csrf" value="${csrf}" /><input type="hidden" name="once" value="${once}" />
      ${nameField(one(typed, "name"))}
      ${lines(
        typed.has("stages") ? typed : new Map([["stages", [usual.join("\n")]]]),
        "stages",
        t("programme.begin.stages"),
        t("programme.begin.stagesHow"),
        6,
      )}
      ${lines(typed, "covenant", t("programme.begin.covenant"), t("programme.begin.covenantHow"), 6)} ${memberFields(typed)}
      <button class="main">${t("programme.begin.do")}</button>
    </form>`;

export const nameField = (value: string): Html =>
  html`<div class="field">
    <label for="name">${t("programme.begin.name")}</label>
    <input id="name" name="name" dir="auto" autocomplete="off" required value="${value}" />
  </div>`;

export const memberFields = (typed: Fields): Html =>
  html`${lines(typed, "people", t("programme.begin.members"), t("programme.begin.membersHow"), 8)}
    <fieldset>
      <legend>${t("room.plan.sides")}</legend>
      ${SIDES.map((place) => line(typed, `side.${place}`, false))}
    </fieldset>`;

export const faultsOf = (faults: readonly string[]): Maybe =>
  faults.length === 0
    ? null
    : html`<div class="alert" role="alert">
        <p>${t("programme.begin.faults")}</p>
        <ul>
          ${faults.map((each) => html`<li>${each}</li>`)}
        </ul>
      </div>`;

/** The link is shown once, on a page that is the answer to a form and so stands in no history. */
export const groupBegun = (address: string): Html =>
  html`<h1>${t("programme.begun")}</h1>
    ${linkTo(address)}
    <p><a class="button" href="/host">${t("programme.begun.back")}</a></p>`;

export const linkTo = (address: string): Html =>
  html`<p>${t("programme.begun.about")}</p>
    <p><input class="copy" readonly dir="ltr" value="${address}" aria-label="${t("room.links.link")}" /></p>
    ${picture(address)}
    <p><a class="button main" href="${address}">${t("programme.begun.open")}</a></p>`;
