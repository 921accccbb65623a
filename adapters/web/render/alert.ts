import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { all } from "../receive/fields.ts";
import type { Fields } from "../receive/fields.ts";
import type { Said } from "../receive/flash.ts";
import type { Desk } from "./desk.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { leftOver } from "./returned.ts";
import { smallForm } from "./small-form.ts";

export interface Refused {
  readonly refusal: string;
  /** The message key; null: refused at this door. */
  readonly reason: string | null;
  readonly fields: Fields;
}

/** Why something was refused, with what the person had typed or chosen where no form took it back. */
export function alert(desk: Desk, refused: Refused, named: Page["named"]): Html {
  const kept = desk.returned ? leftOver(desk.returned, named) : "";
  return html`<div class="alert" role="alert">
    <p>${refused.refusal}</p>
    ${refused.reason === "safety.nameWord" ? sendAnyway(desk, refused.fields) : null} ${kept ? copyOf(desk.nextId(), kept) : null}
  </div>`;
}

export const copyOf = (id: string, kept: string): Html =>
  html`<label for="${id}">${t("room.yourWords")}</label
    ><textarea id="${id}" class="copy" readonly rows="${rows(kept)}" dir="auto">${kept}</textarea>`;

const rows = (kept: string): number => Math.min(12, Math.max(3, kept.split("\n").length));

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

/** What just happened. Of something sent it says no more: the words themselves come back only to whoever asks for them. */
export function said(desk: Desk, told: Said | null): Maybe {
  if (!told) return null;
  const { words, sent } = told;
  return html`<div class="said" ${sent ? html`data-sent="${sent.command} ${sent.path}"` : null}>
    <p role="status">${personal(words)}</p>
    ${sent ? smallForm(desk, "mine", {}, html`<button class="plain">${t(`room.sent.${sent.command}`)}</button>`) : null}
  </div>`;
}
