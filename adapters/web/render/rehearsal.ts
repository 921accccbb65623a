import { PARTS, type Begun, type Seat } from "../../rehearsal/room/rehearsals.ts";
import { t } from "../locale.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

/** On every page of a rehearsal, so that nobody takes it for something else. */
export const banner = (): Html =>
  html`<aside class="rehearsal" aria-label="${t("rehearsal.banner")}">
    <p><strong>${t("rehearsal.banner")}</strong> ${t("rehearsal.nothingKept")} <a href="/rehearsal">${t("rehearsal.seats")}</a></p>
  </aside>`;

/**
 * The three ways in: watch, sit, plan.
 *
 * @param at where the forms go and what they carry; null: whoever sees this may not begin a rehearsal here.
 */
export function ways(at: { readonly action: string; readonly csrf: string | null } | null, plan: Html): Html {
  const [watch, ...seats] = PARTS;
  const begin = (parts: readonly (typeof PARTS)[number][]): Maybe =>
    at &&
    html`<form method="post" action="${at.action}">
      ${at.csrf === null ? null : html`<input type="hidden" name="csrf" value="${at.csrf}" />`}
      ${parts.map((part) => html`<button class="${part === watch ? "main" : "plain"}" name="as" value="${part}">${t(`rehearsal.begin.${part}`)}</button>`)}
    </form>`;
  const way = (title: string, about: string, button: Maybe): Html =>
    html`<section>
      <h2>${t(title)}</h2>
      <p>${t(about)}</p>
      ${button}
    </section>`;
  return html`<div class="ways">
    ${at === null ? null : html`${way("rehearsal.watch", "rehearsal.watch.about", begin([watch]))}${way("rehearsal.sit", "rehearsal.sit.about", begin(seats))}`}
    ${way("rehearsal.real", "rehearsal.real.about", plan)}
  </div>`;
}

/** All seats of a rehearsal; who sits where, and the ways to sit down oneself. */
export const seatsPage = (seats: readonly Seat[], csrf: string): Html =>
  html`<h1>${t("rehearsal.title")}</h1>
    <p>${t("rehearsal.about")}</p>
    <ul class="rows seats">
      ${seats.map(
        (each) =>
          html`<li>
            <p>
              <strong>${personal(each.name)}</strong>
              <span class="small">${t(`role.${each.role}`)}${each.side === null ? null : html`, ${personal(each.side)}`}</span><br />
              ${t(`rehearsal.sits.${each.sits}`)}
            </p>
            <div class="buttons">${acts(each, csrf)}</div>
          </li>`,
      )}
    </ul>
    <form method="post" action="/rehearsal/end">
      <input type="hidden" name="csrf" value="${csrf}" /><button class="danger">${t("rehearsal.end")}</button>
    </form>`;

function acts({ seat, sits, name }: Seat, csrf: string): Maybe {
  const act = (does: string, weight: "main" | "plain"): Html =>
    html`<form method="post" action="/rehearsal/${does}">
      <input type="hidden" name="csrf" value="${csrf}" /><input type="hidden" name="seat" value="${seat}" />
      <button class="${weight}">${t(`rehearsal.${does}.as`, { name })}</button>
    </form>`;
  switch (sits) {
    case "invented":
      return html`${act("look", "plain")}${act("sit", "main")}`;
    case "you":
      return html`<a class="button main" href="/r/${seat}">${t("rehearsal.yours", { name })}</a>${act("back", "plain")}`;
    case "elsewhere":
      return null;
  }
}

/** It has ended, or this browser has none. */
export const over = (): Html =>
  html`<h1>${t("rehearsal.over")}</h1>
    <p>${t("rehearsal.over.about")}</p>
    <p><a class="button main" href="/">${t("rehearsal.another")}</a></p>`;

/** Too many at once, or one after the other. */
export const refusal = (why: Extract<Begun, { ok: false }>["why"]): Html =>
  html`<h1>${t("rehearsal.title")}</h1>
    <p class="alert" role="alert">${t(`rehearsal.${why}`)}</p>
    <p><a class="button" href="/">${t("rehearsal.another")}</a></p>`;
