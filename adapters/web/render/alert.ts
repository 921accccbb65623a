import { t } from "../locale.ts";
import { all, one } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import type { Desk } from "./desk.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

export interface Refused {
  readonly refusal: string;
  /** The message key; null: refused at this door. */
  readonly reason: string | null;
  readonly fields: Fields;
}

/** Why something was refused, with the person's words where no form took them back. */
export function alert(desk: Desk, refused: Refused): Html {
  const kept = desk.returned?.taken === false ? one(refused.fields, "words") : "";
  const id = desk.nextId();
  return html`<div class="alert" role="alert">
    <p>${refused.refusal}</p>
    ${refused.reason === "safety.nameWord" ? sendAnyway(desk, refused.fields) : null}
    ${
      kept
        ? html`<label for="${id}">${t("room.yourWords")}</label><textarea id="${id}" readonly rows="4" dir="auto">${kept}</textarea>`
        : null
    }
  </div>`;
}

/** "Not a person, send": the same again, confirmed. */
function sendAnyway(desk: Desk, fields: Fields): Html {
  const names = [...fields.keys()].filter((name) => name !== "csrf" && name !== "confirm");
  return html`<form method="post" action="${desk.act}">
    <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="confirm" value="yes" />
    ${names.flatMap((name) => all(fields, name).map((value) => hidden(name, value)))}<button class="plain">
      ${t("safety.notAPerson")}
    </button>
  </form>`;
}

/** A hidden input would lose line feeds in some browsers; a hidden text area keeps them. */
const hidden = (name: string, value: string): Html =>
  value.includes("\n")
    ? html`<textarea name="${name}" hidden aria-hidden="true" tabindex="-1">${value}</textarea>`
    : html`<input type="hidden" name="${name}" value="${value}" />`;

export const said = (sentence: string | null): Maybe => (sentence ? html`<p class="said" role="status">${personal(sentence)}</p>` : null);
