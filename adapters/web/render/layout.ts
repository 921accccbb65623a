import { languages } from "../../../src/cards/messages.ts";
import { direction, locale, t } from "../locale.ts";
import type { Assets } from "../receive/assets.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { banner } from "./rehearsal.ts";

export interface Sheet {
  readonly main: Html;
  /** At the top of every page of a person: where they are, and the way out. */
  readonly header?: Maybe;
  /** Invented people: the page says so in large letters. */
  readonly rehearsal?: boolean;
  /** Reloads by itself where scripts are off: only for pages without a form. */
  readonly refreshSeconds?: number;
  /** No choice of a language: on a wall, and on the answer to a form, which is shown once. */
  readonly standsStill?: boolean;
  /** With scripts as well. */
  readonly alwaysRefresh?: boolean;
  /** Where the script listens and fetches; null: a page that stands still. */
  readonly live?: { readonly page: string; readonly version: number; readonly everyMinute: boolean } | null;
}

/** One frame for every page. Its title is always the program's name: history and tab bars are read by others. */
export function layout(
  assets: Assets,
  { main, header = null, rehearsal = false, refreshSeconds, alwaysRefresh = false, standsStill = false, live = null }: Sheet,
): Html {
  return html`<!doctype html>
<html lang="${locale()}" dir="${direction()}">
<head>
<meta charset="utf-8">
<title>Parley</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
${refreshSeconds ? refresh(refreshSeconds, alwaysRefresh) : null}
<link rel="stylesheet" href="${assets.style}">
<script src="${assets.script}" defer></script>
</head>
<body${live ? html` data-live="${live.page}" data-version="${live.version}" data-minute="${live.everyMinute ? "yes" : "no"}"` : null}
 data-show="${t("room.show")}" data-hide="${t("room.hide")}" data-hidden="${t("room.hidden")}" data-unhide="${t("room.unhide")}" data-unsent="${t("room.unsent")}" data-try="${t("room.tryNow")}"
 data-copy="${t("room.copyWords")}" data-copied="${t("room.copied")}" data-moved="${t("room.moved")}" data-left="${t("room.timeLeft", { time: "*" })}" data-lost="${t("room.lineBad")}" data-yours="${t("room.yourWords")}">
<a class="skip" href="#main">${t("room.skip")}</a>
${rehearsal ? banner() : null}${header}
<div id="news" role="status" aria-live="polite"></div>
<main id="main" tabindex="-1">${main}</main>
${standsStill ? null : choice()}
</body>
</html>`;
}

function refresh(seconds: number, always: boolean): Html {
  const again = html`<meta http-equiv="refresh" content="${seconds}" />`;
  return always ? again : html`<noscript>${again}</noscript>`;
}

/** Relative, so that the page holds nothing of its own address. */
const choice = (): Html =>
  html`<nav class="languages" aria-label="${t("room.language")}">
    ${languages.map(({ tag, name }) => (tag === locale() ? html`<strong lang="${tag}">${name}</strong> ` : html`<a href="?lang=${tag}" lang="${tag}" hreflang="${tag}">${name}</a> `))}
  </nav>`;
