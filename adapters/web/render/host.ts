import type { Session } from "../../../src/model/session.ts";
import { t } from "../locale.ts";
import { unreachable } from "./first.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

const ORDER: readonly Session["status"][] = ["planned", "running", "held", "locked", "ended", "destroyed"];

/** Whoever runs the server sees how many conversations there are and in what state, and nothing of them. */
export function hostPage(statuses: readonly Session["status"][], isReachable: boolean): Html {
  const rows = ORDER.map((status) => ({ status, count: statuses.filter((each) => each === status).length })).filter(
    ({ count }) => count > 0,
  );
  return html`<h1>${t("room.host.title")}</h1>
    ${isReachable ? null : unreachable()}
    <p><a class="button main" href="/host/plan">${t("room.first.plan")}</a></p>
    <h2>${t("room.host.yours")}</h2>
    ${
      rows.length === 0
        ? html`<p>${t("room.host.none")}</p>`
        : html`<ul>
            ${rows.map(({ status, count }) => html`<li>${t(`room.host.${status}`, { count })}</li>`)}
          </ul>`
    }
    <p class="small">${t("room.host.only")}</p>`;
}
