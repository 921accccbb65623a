import { numberOf } from "../../../src/engine/number.ts";
import type { Page, TeamView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { date, moment } from "./moment.ts";
import { smallForm } from "./small-form.ts";

/** What may leave the room, and who can see what. */
export const rules = (page: Page): Html =>
  html`<details id="privacy">
      <summary>${t("room.rules")}</summary>
      <ul>
        ${page.regime.map((line) => html`<li>${words(line)}</li>`)}
      </ul>
      <p>${t("assurance.host")}</p>
      <p>${t("assurance.line")}</p>
      <p>${t("assurance.detail")}</p>
      ${page.destroyAt === null ? null : html`<p>${t("room.erased", { at: moment(page.destroyAt) })}</p>`}
    </details>
    ${page.endsIfIdleAt === null || (page.status !== "planned" && page.status !== "held") ? null : html`<p class="small">${t("room.endsIfIdle", { at: date(page.endsIfIdleAt) })}</p>`}`;

/** Of a conversation that has ended: what stays until when. */
export function whatStays({ status, rehearsal, destroyAt, summaryUntil, artefacts }: Page): Maybe {
  if (status !== "ended" || destroyAt === null) return null;
  if (rehearsal) return html`<p class="notice">${t("rehearsal.ended", { at: moment(destroyAt) })}</p>`;
  return html`<section class="notice" id="stays">
    <h2>${t("room.stays")}</h2>
    <ul>
      <li>${t("room.stays.words", { at: moment(destroyAt) })}</li>
      <li>
        ${summaryUntil === null || artefacts.length === 0 ? t("room.stays.nothing") : t("room.stays.summary", { at: date(summaryUntil) })}
      </li>
      <li>${t("room.stays.consents")}</li>
    </ul>
  </section>`;
}

const HELP = ["reload", "words", "lost", "shared", "away"] as const;

export const help = (page: Page): Html =>
  html`<details id="help">
    <summary>${t("room.help")}</summary>
    <ul>
      ${HELP.filter((each) => each !== "lost" || page.you.role !== "facilitator").map((each) => html`<li>${t(`room.help.${each}`)}</li>`)}
      <li>${t("room.help.number", { number: numberOf(page.session) })}</li>
      ${page.team ? html`<li>${t("room.help.team")}</li>` : null}
    </ul>
  </details>`;

/** For good, and so at the end of the page; what only hides it stands at the top. */
export const leave = (desk: Desk, { team, you, status }: Page): Html =>
  html`<div id="leave">
    <details class="press" id="press-leave">
      <summary>${t("room.leave")}</summary>
      ${team && status !== "ended" && isLastToLead(team, you.person) ? html`<p class="notice">${t("room.leave.last")}</p>` : null}
      <p>${t(team ? "room.leave.lead" : "room.leave.about")}</p>
      ${smallForm(desk, "leave", {}, html`<button class="danger">${t("room.leave.do")}</button>`)}
    </details>
  </div>`;

const isLastToLead = (team: TeamView, you: string): boolean =>
  !team.people.some(
    (each) => each.person !== you && each.state === "present" && (each.role === "facilitator" || each.role === "cofacilitator"),
  );
