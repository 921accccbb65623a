import type { Begun, Seat } from "../../rehearsal/room/rehearsals.ts";
import { METHODS, PARTS, type Part } from "../../rehearsal/room/staging.ts";
import { t } from "../locale.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

/** On every page of a rehearsal, so that nobody takes it for something else. */
export const banner = (): Html =>
  html`<aside class="rehearsal" aria-label="${t("rehearsal.banner")}">
    <p><strong>${t("rehearsal.banner")}</strong> ${t("rehearsal.nothingKept")} <a href="/rehearsal">${t("rehearsal.seats")}</a></p>
  </aside>`;

/** The form that every button of `ways` belongs to, so that one choice stands above them all. */
const FORM = "rehearse";

/**
 * The three ways in: watch, sit, plan.
 *
 * @param at where the form goes and what it carries; null: whoever sees this may not begin a rehearsal here.
 */
export function ways(at: { readonly action: string; readonly csrf: string | null } | null, plan: Html): Html {
  const [watch, ...seats] = PARTS;
  const begin = (parts: readonly Part[]): Html =>
    html`${parts.map((part) => html`<button form="${FORM}" class="${part === watch ? "main" : "plain"}" name="as" value="${part}">${t(`rehearsal.begin.${part}`)}</button>`)}`;
  const way = (title: string, about: string, buttons: Html): Html =>
    html`<section>
      <h2>${t(title)}</h2>
      <p>${t(about)}</p>
      ${buttons}
    </section>`;
  return html`${at && choice(at)}
    <div class="ways">
      ${at && html`${way("rehearsal.watch", "rehearsal.watch.about", begin([watch]))}${way("rehearsal.sit", "rehearsal.sit.about", begin(seats))}`}
      ${way("rehearsal.real", "rehearsal.real.about", plan)}
    </div>`;
}

/** What is rehearsed: the usual method, unless another is chosen. */
const choice = ({ action, csrf }: { readonly action: string; readonly csrf: string | null }): Html =>
  html`<form method="post" action="${action}" id="${FORM}">
    ${csrf === null ? null : html`<input type="hidden" name="csrf" value="${csrf}" />`}
    <div class="field beside">
      <label for="rehearse-method">${t("rehearsal.method")}</label>
      <select name="method" id="rehearse-method">
        ${METHODS.map((method) => html`<option value="${method}">${t(`rehearsal.method.${method}`)}</option>`)}
      </select>
    </div>
  </form>`;

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
            ${each.hasTheFloor ? html`<p class="notice">${t(each.sits === "you" ? "rehearsal.yourTurn" : "rehearsal.speaks")}</p>` : null}
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
