import type { Numbered } from "../../../src/engine/number.ts";
import { t } from "../locale.ts";
import { unreachable } from "./first.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { ways } from "./rehearsal.ts";

/** Whoever runs the server sees a number and a coarse state of each conversation, and nothing of it. */
export const hostPage = (conversations: readonly Numbered[], isReachable: boolean, csrf: string): Html =>
  html`<h1>${t("room.host.title")}</h1>
    ${isReachable ? null : unreachable()} ${conversations.length === 0 ? html`<p>${t("room.host.none")}</p>` : list(conversations)}
    <p class="small">${t("room.host.only")}</p>
    ${ways(
      { action: "/host/rehearsal", csrf },
      html`<p>
          <a class="button main" href="/host/begin">${t("room.first.plan")}</a>
        </p>
        <p><a href="/host/plan">${t("room.plan.begin.direct")}</a></p>
        <p><a href="/host/group">${t("programme.begin")}</a></p>`,
    )}`;

const list = (conversations: readonly Numbered[]): Html =>
  html`<ul class="rows">
      ${conversations.map(
        ({ number, state }) =>
          html`<li><strong class="number">${number}</strong> <span class="small">${t(`room.host.${state}`)}</span></li>`,
      )}
    </ul>
    <details>
      <summary>${t("room.host.lost")}</summary>
      <p>${t("room.host.lostHow")}</p>
      <p><code dir="ltr">npx parley link --facilitator ${conversations[0]?.number ?? ""}</code></p>
    </details>`;
