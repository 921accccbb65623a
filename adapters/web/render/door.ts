import { t } from "../locale.ts";
import { wayOut } from "./away.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** The same for every link, whatever became of it: those who open links before people do must learn nothing. */
export const door = (alert: string | null): Html =>
  html`${wayOut()} ${alert ? html`<p class="alert" role="alert">${alert}</p>` : null}
    <h1>${t("room.door.title")}</h1>
    <p>${t("room.door.one")}</p>
    <form method="post">
      <div class="field">
        <label for="number">${t("room.door.number")}</label>
        <input id="number" name="number" inputmode="numeric" autocomplete="off" maxlength="8" />
      </div>
      <button class="main">${t("room.door.goIn")}</button>
    </form>
    <p class="small">${t("room.door.unexpected")}</p>`;

/** Nobody's page: an unknown place, a device that is not known, a conversation that is gone. */
export const nowhere = (sentence: string): Html =>
  html`<h1>${t("room.nowhere.title")}</h1>
    <p>${sentence}</p>
    <p class="small">${t("room.nowhere.next")}</p>`;
