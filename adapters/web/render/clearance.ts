import type { Block, Spoken } from "../../../src/model/card.ts";
import type { RoundView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { one } from "../receive/fields.ts";
import { blocks } from "./blocks.ts";
import type { Desk } from "./desk.ts";
import { form } from "./form.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";

/** The two choices first, since what is to be read may be long; a link leads back to them from wherever one has read to. */
export function clearance(desk: Desk, { card, path }: RoundView): Html {
  const last = card.blocks.findLastIndex((block) => block.is === "form");
  if (last < 0) return blocks(desk, card.blocks, path);
  const choices = card.blocks.slice(0, last + 1);
  return html`<div id="answer" class="card choices" tabindex="-1">
      ${choices.map((block) => (block.is === "form" ? folded(desk, block, path) : blocks(desk, [block], path)))}
    </div>
    <div>
      ${blocks(desk, card.blocks.slice(last + 1), path)}
      <p class="answer"><a href="#answer">${t("room.answer")}</a></p>
    </div>`;
}

/** The second choice opens into everything that can be ticked, which is as long as what is to be read. */
function folded(desk: Desk, block: Extract<Block<Spoken>, { is: "form" }>, path: string): Html {
  const isBack = desk.returned !== null && one(desk.returned.fields, "command") === block.command;
  return html`<details id="objection" class="choice" ${isBack ? html`open` : null}>
    <summary>${block.title ? words(block.title) : words(block.submit)}</summary>
    ${form(desk, { ...block, title: null }, path)}
  </details>`;
}
