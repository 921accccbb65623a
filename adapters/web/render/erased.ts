import { DAY_MS } from "../../../src/session/day.ts";
import type { Remains } from "../../../src/engine/remains.ts";
import { t } from "../locale.ts";
import { downloads } from "./downloads.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { date } from "./moment.ts";

/** The last page of a conversation: that its words are gone, and what is left. `until`: how long this device may fetch it. */
export const erased = (page: string, { keyEnded, artefacts, consents }: Remains, until: number | null): Html =>
  html`<h1>${t("room.gone.title")}</h1>
    <p>${t(keyEnded ? "room.gone.erased" : "room.gone.erasing")}</p>
    ${
      artefacts.length === 0
        ? html`<p>${t("room.gone.nothing")}</p>`
        : html`<h2>${t("room.artefacts")}</h2>
            ${until === null ? null : html`<p><strong>${t("room.gone.until", { at: date(until) })}</strong></p>`}
            ${downloads(page, artefacts.length)}`
    }
    ${
      consents.length === 0
        ? null
        : html`<h2>${t("room.gone.consents")}</h2>
            <ul>
              ${consents.map(({ version, day, count }) => html`<li>${t("room.gone.consent", { version, count, at: date(day * DAY_MS) })}</li>`)}
            </ul>`
    }`;
