import { t } from "../locale.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** Offered while typing; any other may be typed as well. All that there are would be ten kilobytes. */
const COMMON = [
  ["Africa", "Abidjan Accra Algiers Cairo Casablanca Johannesburg Khartoum Kinshasa Lagos Nairobi"],
  ["America", "Bogota Chicago Denver Los_Angeles Mexico_City New_York Sao_Paulo Toronto"],
  [
    "Asia",
    "Baghdad Bangkok Beirut Colombo Dhaka Dubai Jakarta Jerusalem Kabul Karachi Kathmandu Kolkata Manila Shanghai Tehran Tokyo Yangon",
  ],
  ["Australia", "Sydney"],
  ["Europe", "Athens Berlin Istanbul Kyiv London Moscow Paris"],
  ["Pacific", "Auckland"],
].flatMap(([area = "", places = ""]) => places.split(" ").map((place) => `${area}/${place}`));

const LIST = "common-zones";
/** So many fields at first, and one more than were filled; the rules take twelve. */
const [FEWEST, MOST] = [4, 12];

/** One field for each zone. */
export function zoneFields(typed: readonly string[]): Html {
  const count = Math.min(MOST, Math.max(FEWEST, typed.length + 1));
  return html`<fieldset>
    <legend>${t("room.plan.zones")}</legend>
    <p class="small">${t("room.plan.zonesHow")} ${t("room.plan.zonesSeen")}</p>
    <datalist id="${LIST}">${["UTC", ...COMMON].map((zone) => html`<option value="${zone}"></option>`)}</datalist>
    ${Array.from(
      { length: count },
      (_, index) =>
        html`<div class="field">
          <input
            name="zones"
            list="${LIST}"
            dir="ltr"
            autocomplete="off"
            maxlength="60"
            value="${typed[index] ?? ""}"
            aria-label="${t("room.plan.zone", { number: index + 1 })}"
          />
        </div>`,
    )}
  </fieldset>`;
}
