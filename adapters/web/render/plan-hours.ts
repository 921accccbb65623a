import { DAY_MS } from "../../../src/session/day.ts";
import { locale, t } from "../locale.ts";
import { all, one } from "../receive/fields.ts";
import { zonesIn } from "../receive/zones.ts";
import type { Fields } from "../receive/fields.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { zoneFields } from "./zones.ts";

/** A Sunday; the days of a week from it on. */
const SUNDAY = Date.UTC(2026, 0, 4);

/** Over days: when the people are awake and at work, so that no deadline falls into a night or a day of rest. */
export function hours(typed: Fields): Html {
  const day = new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" });
  const rest = new Set(all(typed, "rest"));
  const hour = (name: "from" | "to", standard: string): Html =>
    html`<div class="field">
      <label for="${name}">${t(`room.plan.hours.${name}`)}</label
      ><input id="${name}" name="${name}" inputmode="numeric" value="${one(typed, name) || standard}" />
    </div>`;
  const zones = zonesIn(typed);
  return html`<details ${zones.length === 0 ? null : html`open`}>
    <summary>${t("room.plan.hours")}</summary>
    ${zoneFields(zones)}${hour("from", "8")}${hour("to", "20")}
    <fieldset>
      <legend>${t("room.plan.rest")}</legend>
      ${Array.from(
        { length: 7 },
        (_, index) =>
          html`<div class="tick">
            <input type="checkbox" id="rest-${index}" name="rest" value="${index}" ${rest.has(String(index)) ? html`checked` : null} />
            <label for="rest-${index}">${day.format(SUNDAY + index * DAY_MS)}</label>
          </div>`,
      )}
    </fieldset>
  </details>`;
}
