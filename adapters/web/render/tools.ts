import { isVoiceRole } from "../../../src/model/vocabulary.ts";
import type { Page, TeamView } from "../../../src/platform/page.ts";
import { LEAST_FOR_TEMPERATURE } from "../../../src/session/decide/aside.ts";
import { t } from "../locale.ts";
import { schedule, startAt } from "./schedule.ts";
import { said } from "./aside.ts";
import type { Desk } from "./desk.ts";
import { html, personal, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { likeThis } from "./plan-like.ts";
import { lines, smallForm } from "./small-form.ts";

/** Something put in between, in one tap; then back to the plan. */
export function inserts(desk: Desk, page: Page, team: TeamView): Maybe {
  if (page.status !== "running") return null;
  return html`<section class="inserts">
    <h2>${t("tools.insert")}</h2>
    ${page.aside.insert ? smallForm(desk, "back", {}, html`<button class="main">${t("tools.back")}</button>`) : null}
    ${page.aside.insert && page.aside.insert.is !== "rules" ? null : taps(desk, team)}
  </section>`;
}

function taps(desk: Desk, team: TeamView): Html {
  const count = team.people.filter((each) => each.state === "present" && each.accepted && isVoiceRole(each.role)).length;
  const areFew = count < LEAST_FOR_TEMPERATURE;
  const tap = (what: string, args: Readonly<Record<string, string>> = {}): Html =>
    smallForm(desk, "insert", { what, ...args }, html`<button class="plain">${t(`tools.${what}`)}</button>`);
  return html` <div class="buttons">
      ${tap("break", { minutes: "10" })}${tap("quiet", { minutes: "2" })}${tap("goRound")}${areFew ? null : tap("temperature")}${tap("rules")}
    </div>
    ${areFew ? html`<p class="small">${t("refuse.temperatureFew", { least: LEAST_FOR_TEMPERATURE, count })}</p>` : null}
    <details id="own-insert">
      <summary>${t("tools.own")}</summary>
      ${smallForm(
        desk,
        "insert",
        { what: "break" },
        html`${number(desk, "minutes", t("tools.break.minutes"), "15")}<button class="plain">${t("tools.break.long")}</button>`,
      )}
      ${smallForm(
        desk,
        "insert",
        { what: "goRound" },
        html`${lines(desk, "ask", t("tools.goRound.ask"), "", 2)}<button class="plain">${t("tools.goRound")}</button>`,
        "go-round",
      )}
    </details>`;
}

const number = (desk: Desk, name: string, label: string, value: string): Html => {
  const id = desk.nextId();
  return html`<div class="field">
    <label for="${id}">${label}</label><input id="${id}" name="${name}" inputmode="numeric" value="${value}" />
  </div>`;
};

/** What people sign and write to the team. */
export const inbox = (desk: Desk, team: TeamView): Html =>
  html`<section class="inbox">
    <h2>${t("tools.inbox")}</h2>
    ${team.signals.length === 0 && team.lines.length === 0 ? html`<p class="small">${t("tools.inbox.none")}</p>` : null}
    ${team.signals.map(
      (each) =>
        html`<p>
          <strong>${t(`tools.signal.${each.signal}`, { count: each.names.length })}</strong>
          ${["line", "interpreter"].includes(each.signal) ? html`<span class="small">${each.names.map((name) => html`${personal(name)} `)}</span>` : null}
        </p>`,
    )}
    ${team.signals.some((each) => each.signal === "worry") ? worried(desk) : null}
    ${
      team.signals.length === 0
        ? null
        : html`<form method="post" action="${desk.page}/seen">
            <input type="hidden" name="csrf" value="${desk.csrf}" />
            ${team.signals.map((each) => html`<input type="hidden" name="signal" value="${each.signal}" />`)}<button class="plain">
              ${t("tools.seen")}
            </button>
          </form>`
    }
    ${team.lines.map(
      (each) =>
        html`<details id="line-${each.person}" ${each.said.at(-1)?.byTeam ? null : html`open`}>
          <summary>${personal(each.name)}</summary>
          ${said(each.said)}
          ${smallForm(
            desk,
            "tell",
            { person: each.person },
            html`${lines(desk, "words", t("tools.answer"), "", 2)}<button class="plain">${t("tools.answer.send")}</button>`,
            `tell ${each.person}`,
          )}
        </details>`,
    )}
  </section>`;

/** Nobody is told who worries, so that who does can only be asked together with all. It is looked at before it is sent. */
const worried = (desk: Desk): Html =>
  html`<form method="post" action="${desk.page}/announce" class="small-form">
    <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="side" value="" />
    <input type="hidden" name="words" value="${t("tools.worry.words")}" /><button class="plain">${t("tools.worry.say")}</button>
  </form>`;

/** Says something to everybody or to one side; who will see it is shown before it is sent. */
export const announce = (desk: Desk, sides: readonly { readonly side: string; readonly name: string }[]): Html => {
  const id = desk.nextId();
  return html`<details id="announce">
    <summary>${t("tools.announce")}</summary>
    <form method="post" action="${desk.page}/announce" data-keep="announce">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <fieldset>
        <legend>${t("tools.announce.to")}</legend>
        <div class="tick">
          <input type="radio" name="side" id="${id}" value="" checked /><label for="${id}">${t("aside.to.all")}</label>
        </div>
        ${sides.map((each) => {
          const own = desk.nextId();
          return html`<div class="tick">
            <input type="radio" name="side" id="${own}" value="${each.side}" /><label for="${own}">${personal(each.name)}</label>
          </div>`;
        })}
      </fieldset>
      ${lines(desk, "words", t("tools.announce.words"), "", 3)}<button class="plain">${t("tools.announce.check")}</button>
    </form>
  </details>`;
};

/** A calendar file that says nothing of what the meeting is. */
const calendar = (desk: Desk, { startsAt }: Page): Html => {
  const start = startAt(startsAt);
  return html`<details id="calendar">
    <summary>${t("tools.calendar")}</summary>
    <p class="small">${t("tools.calendar.about")}</p>
    <form method="post" action="${desk.page}/calendar" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      ${[
        ["date", "date", start.date],
        ["time", "time", start.time],
        ["zone", "text", start.zone],
        ["minutes", "number", "90"],
      ].map(([name = "", type = "", value = ""]) => {
        const id = desk.nextId();
        return html`<div class="field">
          <label for="${id}">${t(`tools.calendar.${name}`)}</label
          ><input id="${id}" name="${name}" type="${type}" value="${value}" required />
        </div>`;
      })}
      <button class="plain">${t("tools.calendar.make")}</button>
    </form>
  </details>`;
};

/** What was set aside, and one's own notes; what is shown to others, and what reminds them. */
export const pad = (desk: Desk, page: Page, team: TeamView): Html =>
  html`<p><a href="${desk.page}/stage" target="_blank" rel="noopener">${t("tools.stage")}</a></p>
    ${schedule(desk, page, team)}${calendar(desk, page)}
    <details id="parked">
      <summary>${t("tools.parked", { count: team.parked.length })}</summary>
      ${
        team.parked.length === 0
          ? null
          : html`<ul>
              ${team.parked.map((each) => html`<li>${words(each)}</li>`)}
            </ul>`
      }
      ${smallForm(desk, "park", {}, html`${lines(desk, "words", t("tools.park.words"), "", 2)}<button class="plain">${t("tools.park")}</button>`, "park")}
    </details>
    <details id="notes">
      <summary>${t("tools.notes")}</summary>
      <p class="small">${t("tools.notes.about")}</p>
      ${smallForm(desk, "notes", {}, html`${lines(desk, "words", t("tools.notes.words"), team.notes, 6)}<button class="plain">${t("tools.notes.keep")}</button>`, "notes")}
    </details>
    ${
      team.presses.length === 0
        ? null
        : html`<details id="presses">
            <summary>${t("tools.presses")}</summary>
            <ul>
              ${team.presses.map((each) => html`<li>${words(each)}</li>`)}
            </ul>
          </details>`
    }
    ${likeThis(desk.page, desk.csrf)}`;
