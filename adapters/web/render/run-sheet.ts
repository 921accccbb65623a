import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { minutes } from "./clock.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";
import { hour } from "./moment.ts";

/** What was, what is and what comes; said in words, never by colour alone. */
export const runSheet = (page: Page): Html =>
  html`<section class="sheet">
    <h2>${t("room.sheet")}</h2>
    <ol>
      ${page.rounds.map(
        (row) =>
          html`<li class="${row.is}" ${row.is === "now" ? html` aria-current="step"` : null}>
            <span>${words(row.title)}</span>
            <span class="small"
              >${t(`room.sheet.${row.is}`)}${row.minutes === null ? null : html`${t("room.comma")}${minutes(row.minutes)}`}${row.at === null ? null : html`${t("room.comma")}${t("room.sheet.about", { at: hour(row.at) })}`}</span
            >
          </li>`,
      )}
    </ol>
  </section>`;
