import type { RoomPage, RoomRound } from "../../../src/platform/room-page.ts";
import { t } from "../locale.ts";
import { insert } from "./aside.ts";
import { blocks, counting } from "./blocks.ts";
import { clock } from "./clock.ts";
import { createDesk } from "./desk.ts";
import { html, words } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

/**
 * For a wall or a shared screen: the question, whose turn it is, the clock, what was released. Nothing to press, and
 * nothing that not everybody may see: what goes on in a side room, or was written for one side, is not there.
 */
export function stage(page: RoomPage, now: number): Html {
  const [latest] = page.results;
  const isApart = page.now.length === 0 && page.status === "running" && page.rounds.some((row) => row.is === "now");
  return html`<div class="stage">
    <h1 class="session">${words(page.title)}</h1>
    ${page.heldBecause === "nobodyLeads" && page.status === "held" ? html`<p class="notice">${t("aside.nobodyLeads")}</p>` : null}
    ${insert(page.insert, page.regime, now)}${announced(page)} ${page.now.map((round) => shown(page, round, now))}
    ${isApart ? html`<p class="notice">${t("stage.apart")}</p>` : page.now.length === 0 ? html`<p class="notice">${t(`room.status.${STATUS[page.status]}`)}</p>` : null}
    ${
      latest
        ? html`<section class="results">
            <h2>${words(latest.title)}</h2>
            ${blocks(createDesk("", "", null), latest.card.blocks, null)}
          </section>`
        : null
    }
  </div>`;
}

const STATUS = { planned: "planned", running: "between", held: "held", locked: "locked", ended: "ended", destroyed: "ended" } as const;

function announced({ announcements: [latest] }: RoomPage): Maybe {
  return latest ? html`<section class="notice" id="announcements"><p>${words(latest)}</p></section>` : null;
}

function shown(page: RoomPage, round: RoomRound, now: number): Html {
  return html`<section class="round">
    <div class="bar">
      <p class="where">${t("room.round", { number: round.number, of: round.of })}</p>
      ${clock(round, now)}
    </div>
    <h2>${words(round.title)}</h2>
    ${round.stage === "paused" ? html`<p class="notice">${t("room.paused")}</p>` : null}
    ${round.kind === "report" ? html`<p>${t("stage.report")}</p>` : html`${asked(page, round)}${blocks(createDesk("", "", null), round.blocks, null)}${turn(round)}`}
  </section>`;
}

/** Many prompts begin with the question; it is not said twice. */
function asked({ question }: RoomPage, { kind, blocks: shownBlocks }: RoomRound): Maybe {
  const isSaid = shownBlocks.some((block) => block.is === "text" && block.words.words.includes(question?.words ?? ""));
  return question === null || kind !== "collect" || isSaid ? null : html`<p class="question">${words(question)}</p>`;
}

/** Who speaks, and who comes next: no more than a room wants to know. */
const NEXT = 3;

function turn({ floor }: RoomRound): Maybe {
  if (!floor) return null;
  return html`${floor.turn ? html`<p class="plain">${counting(floor.turn, floor.turnLeft ?? undefined)}</p>` : null}
  ${
    floor.sitting.length === 0
      ? null
      : html`<ul>
          ${floor.sitting.map((each) => html`<li>${words(each.name)}</li>`)}
        </ul>`
  }
  ${
    floor.order.length === 0
      ? null
      : html`<ol>
          ${floor.order.slice(0, NEXT).map((each) => html`<li>${words(each)}</li>`)}
        </ol>`
  }
  ${
    floor.lines.length === 0
      ? null
      : html`<ul>
          ${floor.lines.map((each) => html`<li>${words(each.words)}</li>`)}
        </ul>`
  }`;
}
