import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { html, words } from "./html.ts";
import type { Maybe } from "./html.ts";

/** For somebody who came in later than the others. */
export const missed = ({ missed: before, team }: Page): Maybe =>
  before === null || team !== null
    ? null
    : html`<details id="missed" class="notice" ${before.lately ? html`open` : null}>
        <summary>${t("place.missed")}</summary>
        <ul>
          ${before.titles.map((title) => html`<li>${words(title)}</li>`)}
        </ul>
        <p>${t("place.missed.about")}</p>
      </details>`;
