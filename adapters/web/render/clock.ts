import type { RoundView } from "../../../src/platform/page.ts";
import { DAY_MS } from "../../../src/session/day.ts";
import { t } from "../locale.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { hour, moment } from "./moment.ts";

/** How much time is left, in words; the script counts on from what the server measured, not from the phone's own time of day. */
export function clock(round: Pick<RoundView, "lastCall" | "dueAt" | "timeIsUp" | "stage">, now: number): Maybe {
  const until = round.lastCall?.closesAt ?? round.dueAt;
  if (round.timeIsUp && !round.lastCall) return html`<p class="time">${t("room.timeIsOut")}</p>`;
  if (until === null || round.stage !== "open") return null;
  const left = Math.max(0, until - now);
  return html`<p class="time">
    ${round.lastCall ? html`<strong>${t("room.lastCall")}</strong> ` : null}<span data-left="${left}">${lasting(left)}</span>
  </p>`;
}

/** When that will be on the reader's own clock, for whoever keeps to an agenda. */
export function endsAt({ stage, dueAt, timeIsUp, lastCall }: RoundView, now: number): Maybe {
  if (dueAt === null || stage !== "open" || timeIsUp || lastCall) return null;
  const at = dueAt - now > DAY_MS / 2 ? moment(dueAt) : hour(dueAt);
  return html`<span class="small">${t("room.endsAt", { at })}</span>`;
}

export const lasting = (left: number): string =>
  t("room.timeLeft", { time: left < 90_000 ? t("page.seconds", { count: Math.ceil(left / 1000) }) : inMinutes(Math.round(left / 60_000)) });

/** Minutes as people say them: hours from two hours on, days from three days on. */
export function inMinutes(minutes: number): string {
  if (minutes < 120) return t("page.minutes", { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 73 ? t("page.hours", { count: hours }) : t("page.days", { count: Math.round(hours / 24) });
}

/** How long a round is meant to take; nothing where that is not said. */
export const minutes = (count: number | null): Html => html`${count === null ? "" : inMinutes(Math.round(count))}`;
