import type { Block, Spoken } from "../../../src/model/card.ts";
import type { RoundView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { blocks, button } from "./blocks.ts";
import type { Desk } from "./desk.ts";
import { form } from "./form.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";

type Shown = Block<Spoken>;

/** What the team needs while somebody has the floor: whose turn it is, its clock, and what ends it, above "Next". */
export function turnLed(desk: Desk, round: RoundView): Maybe {
  const all = round.card.blocks;
  const still = round.notYet === null ? null : html`<p class="small">${t("talk.notYet", { count: round.notYet })}</p>`;
  if (!all.some(isTurnOver)) return still;
  return html`<div class="turn">
    ${blocks(desk, all.filter(isTurn), round.path)}
    <div class="buttons">
      ${all.filter(isLeading).map((block) => (block.is === "form" ? passing(desk, round, block) : leading(desk, round, block)))}
    </div>
    ${still}
  </div>`;
}

/** The rest of the card, where what leads the turn stands above. */
export const besideTheTurn = (all: readonly Shown[]): readonly Shown[] =>
  all.some(isTurnOver) ? all.filter((block) => !isLeading(block)) : all;

const isTurn = (block: Shown): boolean => block.is === "text" && block.left !== undefined;
const isTurnOver = (block: Shown): boolean => block.is === "button" && block.command === "floor" && block.args["do"] === "done";
const isLeading = (block: Shown): boolean =>
  isTurnOver(block) || ((block.is === "button" || block.is === "form") && block.command === "pass");

const leading = (desk: Desk, round: RoundView, block: Shown): Maybe => (block.is === "button" ? button(desk, block, round.path) : null);

/** Wanted less often, and long where many wait. */
const passing = (desk: Desk, round: RoundView, block: Extract<Shown, { is: "form" }>): Html =>
  html`<details id="pass-for-${round.path}">
    <summary>${block.fields[0]?.label.words ?? block.submit.words}</summary>
    ${form(desk, block, round.path)}
  </details>`;
