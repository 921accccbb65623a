import { t } from "../locale.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { ways } from "./rehearsal.ts";

const WHO = ["room", "chat", "server", "line"] as const;

export const first = (shown: { isReachable: boolean; mayRehearse: boolean; mayPlan: boolean }): Html =>
  html` <h1>Parley</h1>
    <p class="lead">${t("room.first.lead")}</p>
    <p>${t("room.first.what")}</p>
    ${ways(
      // Beyond this computer it is for the host alone, whose own page offers it.
      shown.mayRehearse ? { action: "/rehearsal", csrf: null } : null,
      shown.mayPlan
        ? html`<p>
              <a class="button main" href="/host/begin">${t("room.first.plan")}</a>
              <a class="button" href="/host">${t("room.first.yours")}</a>
            </p>
            <p><a href="/host/plan">${t("room.plan.begin.direct")}</a></p>`
        : html`<p class="small">${t("room.first.links")}</p>`,
    )}
    ${shown.isReachable ? null : unreachable()}
    <h2>${t("room.first.whoTitle")}</h2>
    <dl>
      ${WHO.map(
        (each) =>
          html`<dt>${t(`room.first.who.${each}`)}</dt>
            <dd>${t(`room.first.sees.${each}`)}</dd>`,
      )}
    </dl>`;

export const unreachable = (): Html =>
  html`<div class="notice" role="note">
    <p><strong>${t("room.unreachable")}</strong></p>
    <details>
      <summary>${t("room.unreachable.how")}</summary>
      <p>${t("room.unreachable.change")}</p>
    </details>
  </div>`;
