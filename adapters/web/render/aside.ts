import type { AsideView, Page, SaidPrivately } from "../../../src/platform/page.ts";
import { isVoiceRole } from "../../../src/model/vocabulary.ts";
import { t } from "../locale.ts";
import { lasting } from "./clock.ts";
import type { Desk } from "./desk.ts";
import { html, personal, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { hour } from "./moment.ts";
import { lines, smallForm } from "./small-form.ts";

/** What stands above the rounds: a break, a silence, the ground rules, what the team said. */
export const between = (page: Page, now: number): Html =>
  html`${page.aside.heldBecause === "nobodyLeads" && page.status === "held" ? html`<p class="notice">${t("aside.nobodyLeads")}</p>` : null}
  ${insert(page.aside.insert, page.regime, now)}${announcements(page.aside)}`;

export function insert(put: AsideView["insert"], regime: Page["regime"], now: number): Maybe {
  if (!put) return null;
  if (put.is === "rules" || put.until === null)
    return html`<section class="notice" id="ground-rules">
      <h2>${t("aside.rules")}</h2>
      <ul>
        ${regime.map((line) => html`<li>${words(line)}</li>`)}
      </ul>
    </section>`;
  const left = put.until - now;
  const clock = left > 0 ? html`<span data-left="${left}">${lasting(left)}</span>` : t("aside.over");
  return html`<section class="notice" id="between">
    <h2>${t(`aside.${put.is}`)}</h2>
    <p>${put.is === "break" ? html`${t("aside.backAt", { at: hour(put.until) })} ` : null}${clock}</p>
  </section>`;
}

function announcements({ announcements: said }: AsideView): Maybe {
  const [latest, ...earlier] = said;
  if (!latest) return null;
  const one = (each: typeof latest): Html => html`<p><span class="small">${words(each.to)}:</span> ${words(each.words)}</p>`;
  return html`<section class="notice" role="note" id="announcements">
    ${one(latest)}
    ${
      earlier.length === 0
        ? null
        : html`<details id="earlier">
            <summary>${t("aside.earlier")}</summary>
            ${earlier.map(one)}
          </details>`
    }
  </section>`;
}

/** Signs, and a line, that only the team sees. */
export function toTheTeam(desk: Desk, page: Page): Maybe {
  if (page.aside.line === null || page.status === "ended") return null;
  return html`<section class="to-team">
      <h2>${t("aside.toTeam")}</h2>
      <form method="post" action="${desk.page}/signal" class="signals">
        <input type="hidden" name="csrf" value="${desk.csrf}" />
        ${page.aside.signals.map((signal) => html`<button class="plain" name="signal" value="${signal}">${t(`aside.signal.${signal}`)}</button>`)}
      </form>
      <details id="line" ${page.aside.line.at(-1)?.byTeam ? html`open` : null}>
        <summary>${t("aside.tell")}</summary>
        <p class="small">${t("aside.tell.about")}</p>
        ${said(page.aside.line)}
        ${smallForm(
          desk,
          "tell",
          { person: page.you.person },
          html`${lines(desk, "words", t("aside.tell.words"), "", 3)}<button class="main">${t("aside.tell.send")}</button>`,
          "tell",
        )}
      </details>
    </section>
    ${page.you.state === "present" && isVoiceRole(page.you.role) ? onlyListen(desk, page.you.person) : null}`;
}

/** Apart from the signs, which change nothing: this takes somebody out of the turn and the vote. */
const onlyListen = (desk: Desk, person: string): Html =>
  html`<details id="listen" class="small">
    <summary>${t("aside.listen")}</summary>
    <p>${t("aside.listen.about")}</p>
    ${smallForm(desk, "listen", { person, on: "yes" }, html`<button class="plain">${t("aside.listen")}</button>`)}
  </details>`;

/** Near the top, whoever set it: the team may have, and nobody is to wonder why they are asked for nothing. */
export const listening = (desk: Desk, { you, status }: Page): Maybe =>
  you.state !== "listening" || status === "ended"
    ? null
    : html`<section class="notice" id="listening">
        <p>${t("aside.listening")}</p>
        ${smallForm(desk, "listen", { person: you.person, on: "no" }, html`<button class="plain">${t("aside.takePart")}</button>`)}
      </section>`;

export const said = (line: readonly SaidPrivately[]): Maybe =>
  line.length === 0
    ? null
    : html`<ul class="said">
        ${line.map((each) => html`<li><strong>${personal(each.name)}</strong>: ${words(each.words)}</li>`)}
      </ul>`;
