import type { Page, TeamView } from "../../../src/platform/page.ts";
import { placeArgs, troubleWords } from "../../places.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { smallForm } from "./small-form.ts";

/** What a chat platform refuses now: it stands above everything, since only the team can change it. */
export const troubles = ({ troubles: told }: TeamView): readonly Html[] =>
  troubleWords(told, t).map((trouble) => html`<p class="notice" role="alert">${trouble}</p>`);

/** Where it is shown on chat platforms; who leads can stop that, one place at a time. */
export function places(desk: Desk, page: Page, { places: shown }: TeamView): Maybe {
  if (shown.length === 0) return null;
  const mayStop = page.you.role === "facilitator";
  return html`<section class="places">
    <h2>${t("room.places")}</h2>
    <ul>
      ${shown.map((place) => {
        const args = placeArgs(place);
        const where = t(`room.places.${place.shows === "doorbell" ? "doorbell" : "room"}`, args);
        return html`<li>
          ${
            mayStop
              ? html`<details id="place-${place.id}">
                  <summary>${where}</summary>
                  <p>${t("room.places.sure")}</p>
                  ${smallForm(desk, "unlink", { place: place.id }, html`<button class="danger">${t("room.places.stop")}</button>`)}
                </details>`
              : where
          }
        </li>`;
      })}
    </ul>
  </section>`;
}
