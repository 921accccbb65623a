import type { Page, RoundView, TeamView } from "../../../src/platform/page.ts";
import { areMany, needsSomebody, pathOf, titleIn } from "../../groups.ts";
import { t } from "../locale.ts";
import { blocks } from "./blocks.ts";
import { clock, endsAt, lasting } from "./clock.ts";
import type { Desk } from "./desk.ts";
import { html, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { knocks } from "./knock.ts";
import { inviteMore, people } from "./people.ts";
import { places, troubles } from "./places.ts";
import { runSheet } from "./run-sheet.ts";
import { turnLed } from "./turn.ts";
import { withWhatComes } from "./what-comes.ts";
import { announce, inbox, inserts, pad } from "./tools.ts";

/** The team's page: what they can press, what the room sees, who is here. */
export const consoleOf = (desk: Desk, page: Page, team: TeamView, rounds: Html, now: number): Html =>
  html`<div class="console">
    <section class="controls" aria-label="${t("room.controls")}">
      ${knocks(desk, team)}${troubles(team)}${page.status === "locked" ? html`<p class="notice">${t("room.locked.team")}</p>` : null}${apart(desk, page, team, now)}
      <div class="buttons">
        ${blocks(
          desk,
          team.controls.filter((each) => !standsApart(page, each)).map((each) => withWhatComes(page, each)),
          null,
        )}
      </div>
    </section>
    <div class="columns">
      <div class="seen">
        <h2>${t("room.seen")}</h2>
        ${rounds}
      </div>
      <div>${runSheet(page)}${inserts(desk, page, team)}${pad(desk, page, team)}</div>
      <div>
        ${inbox(desk, team)}${people(desk, team)}${places(desk, page, team)}
        ${page.status === "ended" ? null : html`${inviteMore(desk)}${announce(desk, page.sides)}`}
      </div>
    </div>
  </div>`;

/** What goes on, a round at a time. Of many groups those that need somebody stand open, and the others are a press away. */
function apart(desk: Desk, page: Page, team: TeamView, now: number): Html {
  const one = (round: RoundView): Html => html`${prompts(desk, page, round, team, now)}${ofOneRound(desk, page, team, round)}`;
  if (!areMany(page)) return html`${page.now.map(one)}`;
  const quiet = page.now.filter((round) => !needsSomebody(round));
  const [first] = quiet;
  return html`${page.now.filter(needsSomebody).map(one)}
    ${first === undefined ? null : html`<div class="leading"><strong>${words(first.title)}</strong> ${clock(first, now)}${endsAt(first, now)}</div>`}
    <details id="each-group">
      <summary>${t("room.eachGroup", { count: quiet.length })}</summary>
      ${quiet.map(one)}
    </details>`;
}

/** Where groups sit apart, the same buttons stand there for each of them: under its name. */
const standsApart = (page: Page, block: TeamView["controls"][number]): boolean =>
  page.now.length > 1 && page.now.some((round) => round.path === pathOf(block));

function ofOneRound(desk: Desk, page: Page, team: TeamView, round: RoundView): Maybe {
  const own = team.controls.filter((each) => standsApart(page, each) && pathOf(each) === round.path);
  return own.length === 0
    ? null
    : html`<div class="buttons" role="group" aria-label="${titleIn(page, round).words}">
        ${blocks(
          desk,
          own.map((each) => withWhatComes(page, each)),
          null,
        )}
      </div>`;
}

function prompts(desk: Desk, page: Page, round: RoundView, team: TeamView, now: number): Html {
  const enough = team.enough[round.path];
  return html`<div class="leading"><strong>${words(titleIn(page, round))}</strong> ${clock(round, now)}${endsAt(round, now)}</div>
    ${lastCall(round, now)}
    ${round.timeIsUp && !round.lastCall ? html`<p class="notice">${t("room.timeIsUp", { title: round.title.words })}</p>` : null}
    ${heldFor(round)}
    ${
      enough === undefined || round.stage === "held"
        ? null
        : html`<p class="enough">
            <strong>${t(enough ? "room.enough.yes" : "room.enough.no")}</strong>
            <span class="small">${t("room.enough.how")}</span>
          </p>`
    }
    ${turnLed(desk, round)}`;
}

/** The script counts the seconds down, and fetches the page again when undoing is over. */
function lastCall({ lastCall: call }: RoundView, now: number): Maybe {
  if (!call) return null;
  if (now >= call.undoUntil) return html`<p class="notice">${t("room.lastCall")}</p>`;
  const left = call.undoUntil - now;
  return html`<p class="notice">${t("room.lastCall.undo")} <span data-left="${left}">${lasting(left)}</span></p>`;
}

const heldFor = (round: RoundView): Maybe =>
  round.stage === "held" && round.heldFor
    ? html`<p class="notice">${t(`room.held.${round.heldFor}`, { title: round.title.words })}</p>`
    : null;
