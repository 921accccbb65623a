import type { Page, RoundView } from "../../../src/platform/page.ts";
import { areMany, titleIn, titleOfResult } from "../../groups.ts";
import { t } from "../locale.ts";
import type { Said } from "../receive/flash.ts";
import type { Refused } from "./alert.ts";
import { between, listening, toTheTeam } from "./aside.ts";
import { alert, said } from "./alert.ts";
import { leaveNow } from "./away.ts";
import { blocks } from "./blocks.ts";
import { clearance } from "./clearance.ts";
import { clock } from "./clock.ts";
import { consoleOf } from "./console.ts";
import type { Desk } from "./desk.ts";
import { downloads } from "./downloads.ts";
import { goIn, gone, terms } from "./entrance.ts";
import { help, leave, rules, whatStays } from "./foot.ts";
import { ofTheGroup } from "./group-part.ts";
import { html, personal, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { lockNow, lockWith } from "./lock.ts";
import { missed } from "./missed.ts";
import { runSheet } from "./run-sheet.ts";
import { whenItBegins } from "./schedule.ts";
import { another } from "./second.ts";
import { besideTheTurn } from "./turn.ts";
import { comesNext } from "./what-comes.ts";

export interface Shown {
  readonly page: Page;
  readonly desk: Desk;
  readonly now: number;
  /** This device has a number it can be locked with. */
  readonly canLock: boolean;
  readonly flash: Said | null;
  readonly refused: Refused | null;
}

/** Everything under the header. What was refused stands first; its words have gone back into their form by then. */
export function mainOf(shown: Shown): Html {
  const { desk } = shown;
  const body = bodyOf(shown);
  return html`${shown.refused ? alert(desk, shown.refused, shown.page.named) : null}${said(desk, shown.flash)}${body}`;
}

function bodyOf({ page, desk, now, canLock }: Shown): Html {
  if (page.you.state === "left") return gone(page, desk);
  if (page.you.state === "invited") return goIn(page, desk);
  if (page.terms) return terms(page.terms, desk);
  const rounds = html`${page.now.length > 0 ? page.now.map((round) => shownTo(desk, page, round, now)) : nothingNow(page)}`;
  return html`<h1 class="session">${words(page.title)}</h1>
    ${question(page)}
    ${page.status === "ended" ? html`${whatStays(page)}${artefacts(desk, page)}` : null}${newLinks(page)}${listening(desk, page)}${between(page, now)}
    ${ofTheGroup(desk, page)}${missed(page)}${whenItBegins(desk, page)}
    ${page.team ? consoleOf(desk, page, page.team, rounds, now) : html`${rounds}${comesNext(page)}`}
    ${page.status === "ended" ? null : artefacts(desk, page)}${results(desk, page)}
    ${page.team ? null : html`${toTheTeam(desk, page)}${runSheet(page)}`}
    ${rules(page)}${help(page)}${page.status === "ended" ? null : html`${another(desk)}${lockWith(desk, canLock)}`}${leave(desk, page)}`;
}

const STATUS = { planned: "planned", running: "between", held: "held", locked: "locked", ended: "ended", destroyed: "ended" } as const;

/** Of a rehearsal that is over no summary stays either; that is said where others say what stays. */
const nothingNow = (page: Page): Maybe =>
  page.rehearsal && STATUS[page.status] === "ended" ? null : html`<p class="notice">${t(`room.status.${STATUS[page.status]}`)}</p>`;

/** The latest stand open; a day on which many change their devices must not push the conversation off the screen. */
const OPEN_LINKS = 2;

function newLinks({ newLinks: told }: Page): Maybe {
  if (told.length === 0) return null;
  const [earlier, latest] = [told.slice(0, -OPEN_LINKS), told.slice(-OPEN_LINKS)];
  return html`<div class="notice" role="note">
    ${
      earlier.length === 0
        ? null
        : html`<details id="earlier-links">
            <summary>${t("room.newLink.earlier", { count: earlier.length })}</summary>
            ${earlier.map((each) => html`<p>${words(each)}</p>`)}
          </details>`
    }
    ${latest.map((each) => html`<p>${words(each)}</p>`)}
  </div>`;
}

/** Whoever leads many groups looks into one after the other. */
const shownTo = (desk: Desk, page: Page, round: RoundView, now: number): Html =>
  page.team !== null && areMany(page)
    ? html`<details id="round-${round.path}">
        <summary>${words(titleIn(page, round))}</summary>
        ${roundOf(desk, page, round, now)}
      </details>`
    : roundOf(desk, page, round, now);

function roundOf(desk: Desk, page: Page, round: RoundView, now: number): Html {
  const id = desk.nextId();
  const isTeam = page.team !== null;
  return html`<section aria-labelledby="${id}" class="round">
    <div class="bar">
      <p class="where">${t("room.round", { number: round.number, of: round.of })}</p>
      ${clock(round, now)}
    </div>
    <h2 id="${id}">${words(titleIn(page, round))}</h2>
    ${paused(round)}${heldForVoices(round, isTeam)}${round.askedAgain && round.stage === "open" ? html`<p class="notice">${t("room.askedAgain")}</p>` : null}
    ${round.phase === "clear" ? clearance(desk, round) : blocks(desk, isTeam ? besideTheTurn(round.card.blocks) : round.card.blocks, round.path)}
  </section>`;
}

/** The team is told more, beside its buttons; voices never who or how many. */
const heldForVoices = (round: RoundView, isTeam: boolean): Maybe =>
  !isTeam && round.stage === "held" && round.heldFor ? html`<p class="notice">${t(`room.waits.${round.heldFor}`)}</p>` : null;

const paused = (round: RoundView): Maybe => (round.stage === "paused" ? html`<p class="notice">${t("room.paused")}</p>` : null);

/** Many rounds begin their prompt with the question; it is not said twice. */
export function question({ question: asked, now }: Page): Maybe {
  const isAsked = now.some(({ card }) =>
    card.blocks.some((block) => block.is === "text" && block.words.words.includes(asked?.words ?? "")),
  );
  return asked === null || isAsked ? null : html`<p class="question">${words(asked)}</p>`;
}

function results(desk: Desk, page: Page): Maybe {
  if (page.results.length === 0) return null;
  return html`<section class="results">
    <h2>${t("room.results")}</h2>
    ${page.results.map(
      (result, index) =>
        html`<details${index === 0 ? html` open` : null}><summary>${words(titleOfResult(page, result))}</summary>${blocks(desk, result.card.blocks, null)}</details>`,
    )}
  </section>`;
}

function artefacts(desk: Desk, page: Page): Maybe {
  if (page.artefacts.length === 0) return null;
  return html`<section>
    <h2>${t("room.artefacts")}</h2>
    ${downloads(desk.page, page.artefacts.length)}
  </section>`;
}

/** Who one is here, and the way out, on every page of a person. */
export function headerOf(page: Page, desk: Desk, canLock: boolean): Html {
  return html`<header>
    <p class="you">
      ${personal(page.you.name)}
      <span class="small">${page.you.roleName}${page.you.side ? html`${t("room.comma")}${personal(page.you.side)}` : null}</span>
    </p>
    <nav aria-label="${t("room.nav")}">
      ${lockNow(desk, canLock)}
      <a class="reload" href="${desk.page}">${t("room.reload")}</a> ${leaveNow()}
    </nav>
  </header>`;
}
