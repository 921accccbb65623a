import type { Spoken } from "../../../src/model/card.ts";
import type { Role } from "../../../src/model/vocabulary.ts";
import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { button } from "./blocks.ts";
import type { Desk } from "./desk.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";

/** Behind the door, before going in. */
export const goIn = (page: Page, desk: Desk): Html =>
  html`<h1>${t("room.in.title", { name: page.you.name })}</h1>
    <p>${t(page.you.role === "facilitator" ? "room.in.lead" : "room.in.device")}</p>
    ${button(desk, { is: "button", command: "join", args: {}, words: plain(t("room.door.goIn")), weight: "main" }, null)}`;

/** Whoever leads may come back; others come back by a new invitation. */
export const gone = (page: Page, desk: Desk): Html =>
  html`<h1>${t("room.left.title")}</h1>
    ${
      LEADS.includes(page.you.role)
        ? html`<p>${t("room.left.lead")}</p>
            ${button(desk, { is: "button", command: "join", args: {}, words: plain(t("room.door.goIn")), weight: "main" }, null)}`
        : html`<p>${t("room.left.words")}</p>`
    }`;

const LEADS: readonly Role[] = ["facilitator", "cofacilitator"];

export const terms = (given: NonNullable<Page["terms"]>, desk: Desk): Html =>
  html`<h1>${t("room.terms")}</h1>
    ${grouped(given.paragraphs).map((group) =>
      group.length === 1
        ? group.map((each) => html`<p>${words(each)}</p>`)
        : html`<ul>
            ${group.map((each) => html`<li>${words(each)}</li>`)}
          </ul>`,
    )}
    ${button(
      desk,
      { is: "button", command: "consent", args: { version: String(given.version) }, words: plain(t("consent.accept")), weight: "main" },
      null,
    )}
    <div id="leave">
      ${button(desk, { is: "button", command: "leave", args: {}, words: plain(t("consent.decline")), weight: "danger", sure: plain(t("room.sure.decline")) }, null)}
    </div>`;

const SHORT_CHARS = 60;

/** Short ones that follow each other read better as a list. */
function grouped(paragraphs: readonly Spoken[]): readonly (readonly Spoken[])[] {
  const isShort = ({ words }: Spoken): boolean => words.length <= SHORT_CHARS && !words.endsWith(":");
  const groups: Spoken[][] = [];
  for (const each of paragraphs) {
    const last = groups.at(-1);
    if (last?.every(isShort) && isShort(each)) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

export const plain = (said: string): { words: string; fromPerson: false } => ({ words: said, fromPerson: false });
