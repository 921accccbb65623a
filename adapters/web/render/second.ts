import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { picture } from "./picture.ts";

/** On one's own page: another device, behind a number one chooses. */
export function another(desk: Desk): Html {
  const id = desk.nextId();
  return html`<details id="second">
    <summary>${t("room.second")}</summary>
    <p class="small">${t("room.second.about")}</p>
    <form method="post" action="${desk.page}/second" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <div class="field">
        <label for="${id}">${t("room.second.pin")}</label
        ><input id="${id}" name="pin" inputmode="numeric" autocomplete="off" pattern="[0-9]{4,8}" maxlength="8" required />
      </div>
      <button class="plain">${t("room.second.make")}</button>
    </form>
    <p class="small">${t("place.others.about")}</p>
    <form method="post" action="${desk.page}/others" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" /><button class="plain">${t("place.others")}</button>
    </form>
  </details>`;
}

export const secondDevice = (seat: string, address: string): Html =>
  html`<h1>${t("room.second")}</h1>
    <p>${t("room.second.how")}</p>
    ${picture(address)}
    <p><input class="copy" readonly dir="ltr" value="${address}" aria-label="${t("room.links.link")}" /></p>
    <p><a class="button" href="${seat}">${t("room.person.back")}</a></p>`;
