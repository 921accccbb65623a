import type { Setup } from "../../../src/protocol/setup.ts";
import { t } from "../locale.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { carriedLengths, hidden, MINUTES_PER } from "./plan-carried.ts";
import type { Carried } from "./plan-carried.ts";

/** What one plan hands on to the next. No name and no word is among it. */
export interface Like extends Pick<Setup, "mode" | "speech" | "regime"> {
  readonly protocol: ProtocolSummary;
  readonly sides: number;
  /** Rounds that are longer or shorter than usual, in minutes. */
  readonly lengths: Readonly<Record<string, number>>;
  readonly minutesAvailable: number | null;
}

function carriedOf({ protocol, mode, speech, regime, sides, lengths, minutesAvailable }: Like): Carried {
  return {
    protocol: protocol.id,
    mode,
    speech,
    regime,
    ...(sides === 0 ? {} : { "told.sides": String(sides) }),
    ...(minutesAvailable === null ? {} : { minutes: String(minutesAvailable) }),
    ...carriedLengths(mode, protocol.id, lengths),
  };
}

/** Leads to the form, filled in as far as nothing confidential is in it. */
export const planLike = (like: Like, button: string): Html =>
  html`<form method="post" action="/host/plan/form" class="no-print">
    ${hidden(carriedOf(like))}
    <button class="plain">${button}</button>
    <p class="small">${t("room.plan.like.about")}</p>
  </form>`;

/** In the facilitator's tools. */
export const likeThis = (page: string, csrf: string): Html =>
  html`<form method="post" action="${page}/like" class="small-form">
    <input type="hidden" name="csrf" value="${csrf}" /><button class="plain">${t("room.plan.like")}</button>
  </form>`;

/** For a facilitator, who may not be the one who plans: what would be taken over. */
export const likePage = (like: Like, back: string): Html =>
  html`<h1>${t("room.plan.like")}</h1>
    <dl>
      <dt>${t("room.plan.method")}</dt>
      <dd>${personal(like.protocol.title)}</dd>
      <dt>${t("room.plan.like.sides")}</dt>
      <dd>${like.sides}</dd>
      <dt>${t("room.plan.mode")}</dt>
      <dd>${t(`room.plan.mode.${like.mode}`)}</dd>
      <dt>${t("room.plan.speech")}</dt>
      <dd>${t(`room.plan.speech.${like.speech}`)}</dd>
      <dt>${t("room.plan.regime")}</dt>
      <dd>${t(`room.plan.regime.${like.regime}`)}</dd>
      ${otherLengths(like)}
    </dl>
    <p>${t("room.plan.like.host")}</p>
    ${planLike(like, t("room.plan.like.open"))}
    <p><a class="button" href="${back}">${t("room.plan.like.back")}</a></p>`;

function otherLengths({ protocol, lengths, mode }: Like): Maybe {
  const changed = protocol.rounds.filter(({ id }) => lengths[id] !== undefined);
  if (changed.length === 0) return null;
  const key = mode === "live" ? "page.minutes" : "page.hours";
  return html`<dt>${t("room.plan.like.lengths")}</dt>
    ${changed.map(({ id, title }) => html`<dd>${personal(title)} <span class="small">${t(key, { count: (lengths[id] ?? 0) / MINUTES_PER[mode] })}</span></dd>`)}`;
}
