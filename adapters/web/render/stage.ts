import type { Block, Spoken } from "../../../src/model/card.ts";
import type { Page, RoundView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { between } from "./aside.ts";
import { blocks } from "./blocks.ts";
import { clock } from "./clock.ts";
import { createDesk } from "./desk.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";
import { question } from "./page.ts";

/**
 * For a wall or a shared screen: the question, whose turn it is, the clock, what was released. Nothing to press, and
 * nothing that only the team sees.
 */
export function stage(seen: Page, now: number): Html {
  const page = forAll(seen);
  const desk = createDesk("", "", null);
  const latest = page.results[0];
  return html`<div class="stage">
    <h1 class="session">${words(page.title)}</h1>
    ${between(page, now)} ${page.now.map((round) => shown(round, now))}
    ${page.now.length === 0 ? html`<p class="notice">${t(`room.status.${page.status === "running" ? "between" : page.status === "destroyed" ? "ended" : page.status}`)}</p>` : null}
    ${
      latest
        ? html`<section class="results">
            <h2>${words(latest.title)}</h2>
            ${blocks(desk, latest.card.blocks, null)}
          </section>`
        : null
    }
  </div>`;

  function shown(round: RoundView, at: number): Html {
    return html`<section class="round">
      <div class="bar">
        <p class="where">${t("room.round", { number: round.number, of: round.of })}</p>
        ${clock(round, at)}
      </div>
      <h2>${words(round.title)}</h2>
      ${round.stage === "paused" ? html`<p class="notice">${t("room.paused")}</p>` : null}
      ${round.kind === "collect" ? question(page) : null}
      ${round.kind === "report" ? html`<p>${t("stage.report")}</p>` : blocks(desk, round.card.blocks.filter(isForAll), null)}
    </section>`;
  }
}

/** The team's own page without what only the team sees. */
function forAll(page: Page): Page {
  const aside = { ...page.aside, announcements: page.aside.announcements.filter((each) => each.isForAll) };
  return page.status === "locked" ? { ...page, aside, now: [], results: [] } : { ...page, aside };
}

/** What nobody presses or types. */
const isForAll = (block: Block<Spoken>): boolean => block.is === "text" || block.is === "list" || block.is === "table";
