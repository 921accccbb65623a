import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

/** A number to lock this device with, on one's own page. */
export function lockWith(desk: Desk, canLock: boolean): Html {
  const id = desk.nextId();
  return html`<details id="lock">
    <summary>${t("place.lock")}</summary>
    <p class="small">${t("place.lock.about")}</p>
    <form method="post" action="${desk.page}/pin" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      ${canLock ? number(desk, "now", t("place.lock.number")) : null}
      <div class="field">
        <label for="${id}">${t("room.second.pin")}</label
        ><input
          id="${id}"
          name="pin"
          type="password"
          inputmode="numeric"
          autocomplete="off"
          pattern="[0-9]{4,8}"
          maxlength="8"
          ${canLock ? null : html`required`}
        />
        ${canLock ? html`<p class="small">${t("place.lock.remove")}</p>` : null}
      </div>
      <button class="plain">${t(canLock ? "place.lock.change" : "place.lock.set")}</button>
    </form>
  </details>`;
}

function number(desk: Desk, name: string, label: string): Html {
  const id = desk.nextId();
  return html`<div class="field">
    <label for="${id}">${label}</label
    ><input id="${id}" name="${name}" type="password" inputmode="numeric" autocomplete="off" maxlength="8" required />
  </div>`;
}

/** In the header of a device that has a number. The script puts a curtain before the page instead of leaving it. */
export const lockNow = (desk: Desk, canLock: boolean): Maybe =>
  canLock
    ? html`<form
        method="post"
        action="${desk.page}/lock"
        class="lock"
        data-unlock="${desk.page}/unlock"
        data-pin="${t("place.lock.number")}"
        data-open="${t("place.lock.open")}"
      >
        <input type="hidden" name="csrf" value="${desk.csrf}" /><button class="hide">${t("place.lock.now")}</button>
      </form>`
    : null;

/** Says nothing of where it is, or whose. */
export const locked = (seat: string, alert: string | null): Html =>
  html`<h1>${t("room.hidden")}</h1>
    ${alert === null ? null : html`<p class="alert" role="alert">${alert}</p>`}
    <form method="post" action="${seat}/unlock" class="small-form">
      <div class="field">
        <label for="pin">${t("place.lock.number")}</label
        ><input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" maxlength="8" required />
      </div>
      <button class="main">${t("place.lock.open")}</button>
    </form>`;
