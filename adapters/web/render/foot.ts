import { numberOf } from "../../../src/engine/number.ts";
import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { button } from "./blocks.ts";
import type { Desk } from "./desk.ts";
import { plain } from "./entrance.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";
import { moment } from "./moment.ts";

/** What may leave the room, and who can see what. */
export const rules = (page: Page): Html =>
  html`<details id="privacy">
    <summary>${t("room.rules")}</summary>
    <ul>
      ${page.regime.map((line) => html`<li>${words(line)}</li>`)}
    </ul>
    <p>${t("assurance.host")}</p>
    <p>${t("assurance.line")}</p>
    <p>${t("assurance.detail")}</p>
    ${page.destroyAt === null ? null : html`<p>${t("room.erased", { at: moment(page.destroyAt) })}</p>`}
  </details>`;

const HELP = ["reload", "words", "lost", "shared"] as const;

export const help = (page: Page): Html =>
  html`<details id="help">
    <summary>${t("room.help")}</summary>
    <ul>
      ${HELP.map((each) => html`<li>${t(`room.help.${each}`)}</li>`)}
      <li>${t("room.help.number", { number: numberOf(page.session) })}</li>
      ${page.team ? html`<li>${t("room.help.team")}</li>` : null}
    </ul>
  </details>`;

export const leave = (desk: Desk): Html =>
  html`<div id="leave">
    <p class="small">${t("room.leave.about")}</p>
    ${button(desk, { is: "button", command: "leave", args: {}, words: plain(t("room.leave")), weight: "danger" }, null)}
  </div>`;
