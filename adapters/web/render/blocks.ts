import { durationIn } from "../../../src/engine/page/voice.ts";
import type { Block, Spoken } from "../../../src/model/card.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { form } from "./form.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";

/** A card, block by block. `path` is the round it belongs to, so that its buttons mean that round and no other. */
export const blocks = (desk: Desk, each: readonly Block<Spoken>[], path: string | null): Html =>
  html`${each.map((block) => one(desk, block, path))}`;

function one(desk: Desk, block: Block<Spoken>, path: string | null): Html {
  switch (block.is) {
    case "text":
      return text(block);
    case "list": {
      const entries = block.entries.map((entry) => html`<li>${words(entry)}</li>`);
      return block.ordered
        ? html`<ol>
            ${entries}
          </ol>`
        : html`<ul>
            ${entries}
          </ul>`;
    }
    case "table":
      return html`<div class="scroll" tabindex="0" role="group" aria-label="${block.caption.words}">
        <table role="table">
          <caption>
            ${words(block.caption)}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              ${block.columns.map((column) => html`<th scope="col" role="columnheader">${words(column)}</th>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${block.rows.map(
              (row) =>
                html`<tr role="row">
                  ${row.map((cell, index) => {
                    const column = block.columns[index]?.words ?? "";
                    return index === 0
                      ? html`<th role="rowheader" data-column="${column}">${words(cell)}</th>`
                      : html`<td role="cell" data-column="${column}">${words(cell)}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
    case "form":
      return form(desk, block, path);
    case "button":
      return button(desk, block, path);
  }
}

function text({ tone, words: said, left }: Extract<Block<Spoken>, { is: "text" }>): Html {
  switch (tone) {
    case "title":
      return ask(said);
    case "quote":
      return html`<blockquote>${words(said)}</blockquote>`;
    case "notice":
      return html`<p class="notice">${counting(said, left)}</p>`;
    default:
      return html`<p class="${tone}">${counting(said, left)}</p>`;
  }
}

/** A length of time in the words counts down where there are scripts; without them the words stay as they were said. */
export function counting(said: Spoken, left: number | undefined): Html {
  const length = left ? durationIn(left, t) : null;
  const at = length === null ? -1 : said.words.lastIndexOf(length);
  if (length === null || at === -1) return words(said);
  return html`${said.words.slice(0, at)}<span class="time" data-left="${left}">${length}</span>${said.words.slice(at + length.length)}`;
}

/** The first sentence of a prompt is its heading; how to go about it follows in plain letters. */
function ask(said: Spoken): Html {
  const [, first, rest] = /^(.+?[.?!؟])\s+(?=[\p{Lu}\p{Lo}])(.+)$/su.exec(said.words) ?? [];
  if (first === undefined || rest === undefined) return html`<h3 class="ask">${words(said)}</h3>`;
  return html`<h3 class="ask">${words({ ...said, words: first })}</h3>
    <p>${words({ ...said, words: rest })}</p>`;
}

/** What can not be taken back says what is lost, and asks once more; without scripts as well. */
export function button(desk: Desk, block: Extract<Block<Spoken>, { is: "button" }>, path: string | null): Html {
  const args = { ...(path === null ? {} : { path }), ...block.args };
  const press = (label: Html): Html =>
    html`<form method="post" action="${desk.act}" class="press" ${block.command === "object" ? html`data-again="yes"` : null}>
      <input type="hidden" name="command" value="${block.command}" /><input type="hidden" name="csrf" value="${desk.csrf}" />
      ${Object.entries(args).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button class="${block.weight}">${label}</button>
    </form>`;
  if (block.weight !== "danger" || block.command === "withdraw") return press(words(block.words));
  return html`<details class="press" id="press-${[block.command, args["path"]].filter(Boolean).join("-")}">
    <summary>${words(block.words)}</summary>
    <p>${block.sure ? words(block.sure) : t("room.sure")}</p>
    ${press(words(block.words))}
  </details>`;
}
