import type { TeamView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

/** After a link that was used: somebody at another device of theirs may ask to be let in. */
export const usedLink = (seat: string, link: string): Html =>
  html`<h1>${t("place.used")}</h1>
    <p>${t("place.used.about")}</p>
    <form method="post" action="/r/${seat}/ask">
      <input type="hidden" name="link" value="${link}" />
      <button class="main">${t("place.used.ask")}</button>
    </form>
    <p class="small">${t("room.door.unexpected")}</p>`;

/** Waits, and asks again by itself. */
export const asksIn = (number: string): Html =>
  html`<h1>${t("place.ask.title")}</h1>
    <p>${t("place.ask.about")}</p>
    <p class="number"><bdi dir="ltr">${number}</bdi></p>
    <p class="small">${t("place.ask.waits")}</p>`;

export const sentAway = (): Html =>
  html`<h1>${t("place.ask.title")}</h1>
    <p>${t("place.ask.no")}</p>`;

/** For the team: who stands at the door with another device. */
export const knocks = (desk: Desk, team: TeamView): Maybe =>
  team.knocks.length === 0
    ? null
    : html`<section class="notice" id="knocks">
        <h2>${t("place.knock")}</h2>
        <p class="small">${t("place.knock.about")}</p>
        ${team.knocks.map(
          (each) =>
            html`<form method="post" action="${desk.page}/admit">
              <input type="hidden" name="csrf" value="${desk.csrf}" /><input
                type="hidden"
                name="knock"
                value="${each.person} ${each.device}"
              />
              <p><strong>${personal(each.name)}</strong> <bdi dir="ltr">${each.number}</bdi></p>
              <div class="buttons">
                <button class="main" name="admit" value="in">${t("place.knock.admit")}</button>
                <button class="plain" name="admit" value="alone">${t("place.knock.alone")}</button>
                <button class="plain" name="admit" value="no">${t("place.knock.no")}</button>
              </div>
            </form>`,
        )}
      </section>`;
