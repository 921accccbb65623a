import { direction, locale, t } from "../locale.ts";
import type { Assets } from "../receive/assets.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** The quick exit, in the header of a person's page and at the door. The script puts that page in the place of this one. */
export const leaveNow = (): Html => html`<a class="away" href="/away">${t("room.away")}</a>`;

/** The same at the top of a page that is nobody's own. */
export const wayOut = (): Html => html`<nav class="exit" aria-label="${t("room.nav")}">${leaveNow()}</nav>`;

/**
 * A page that says nothing of what it belongs to, not even in its title. Its heading leads back; the script knows
 * where to, and without it the browser's own way back does.
 */
export const away = (assets: Assets): Html =>
  html`<!doctype html>
    <html lang="${locale()}" dir="${direction()}">
      <head>
        <meta charset="utf-8" />
        <title>${t("room.hidden")}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="stylesheet" href="${assets.style}" />
        <script src="${assets.script}" defer></script>
      </head>
      <body>
        <div id="news"></div>
        <main id="main" tabindex="-1">
          <h1><a class="return" href="/">${t("room.hidden")}</a></h1>
        </main>
      </body>
    </html>`;
