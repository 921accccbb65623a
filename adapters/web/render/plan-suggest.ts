import { isolated } from "../../../src/cards/isolate.ts";
import type { Mode } from "../../../src/model/vocabulary.ts";
import type { Asked } from "../../../src/protocol/suggest.ts";
import { t } from "../locale.ts";
import type { Suggested } from "../../../src/protocol/library.ts";
import type { ProtocolSummary } from "../../planning.ts";
import type { Fields } from "../receive/fields.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { questions } from "./plan-begin.ts";
import { carriedFrom, carriedLengths, hidden, MINUTES_PER } from "./plan-carried.ts";
import type { Carried } from "./plan-carried.ts";
import { drawn } from "./plan-methods.ts";

export interface Suggestions {
  readonly asked: Asked;
  readonly suggested: readonly Suggested[];
  readonly protocols: readonly ProtocolSummary[];
  /** What was answered, to be changed. */
  readonly typed: Fields;
}

/** What fits the three answers, and why. */
export function suggestPage({ asked, suggested, protocols, typed }: Suggestions): Html {
  const carried = carriedFrom(asked);
  return html`<h1>${t("room.plan.suggest.title")}</h1>
    ${suggested.length === 0 ? html`<p class="notice">${t("room.plan.suggest.none")}</p>` : html`<p>${because(asked)}</p>`}
    ${suggested.map((each) => card(each, asked.mode, carried, protocols))}
    ${suggested.length === 0 ? null : html`<p class="small">${t("room.plan.suggest.before")}</p>`}
    <form method="post" action="/host/methods">${hidden(carried)}<button class="plain">${t("room.plan.begin.methods")}</button></form>
    <details id="change" ${suggested.length === 0 ? html`open` : null}>
      <summary>${t("room.plan.suggest.change")}</summary>
      ${questions({ protocols, typed, faults: [] })}
    </details>
    <p><a href="/host/plan">${t("room.plan.begin.direct")}</a></p>`;
}

function because({ people, sides, mode, minutes }: Asked): string {
  const unit = minutes === null ? "none" : mode === "live" ? "minutes" : "days";
  const has = minutes === null ? 0 : mode === "live" ? minutes : Math.round((minutes / (24 * 60)) * 10) / 10;
  return sides.length === 0
    ? t("room.plan.because.all", { people, unit, has })
    : t("room.plan.because.sides", { people, sides: sides.length, unit, has });
}

function card(each: Suggested, mode: Mode, carried: Carried, protocols: readonly ProtocolSummary[]): Html {
  const method = protocols.find(({ id }) => id === each.id);
  const lengths = Object.fromEntries(each.lengths.map(({ id, to }) => [id, to]));
  return html`<section class="card suggestion" aria-labelledby="suggest-${each.id}">
    <h2 id="suggest-${each.id}">${personal(each.title)}</h2>
    <ul>
      ${each.reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>
    <p class="time">${each.time}</p>
    ${lengthsOf(each, mode)}
    ${
      each.warnings.length === 0
        ? null
        : html`<div class="notice">
            <p><strong>${t("room.links.warnings")}</strong></p>
            <ul>
              ${each.warnings.map((warning) => html`<li>${warning}</li>`)}
            </ul>
          </div>`
    }
    ${
      method
        ? html`<details>
            <summary>${t("room.plan.methods.rounds")}</summary>
            ${drawn(method.rounds, [mode])}
          </details>`
        : null
    }
    <form method="post" action="/host/plan/form">
      ${hidden({ ...carried, protocol: each.id, ...carriedLengths(mode, each.id, lengths) })}
      <button class="main">${t("room.plan.suggest.choose", { title: isolated(each.title) })}</button>
    </form>
  </section>`;
}

function lengthsOf({ lengths, isOver }: Suggested, mode: Mode): Maybe {
  if (lengths.length === 0) return isOver ? html`<p>${t("room.plan.suggest.tooLong")}</p>` : null;
  const unit = mode === "live" ? "minutes" : "hours";
  const per = MINUTES_PER[mode];
  return html`<p>${t("room.plan.suggest.lengths")}</p>
    <ul>
      ${lengths.map(({ title, from, to }) => html`<li>${t("room.plan.suggest.length", { title: isolated(title), from: from / per, to: to / per, unit })}</li>`)}
    </ul>`;
}
