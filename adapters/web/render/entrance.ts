import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { button } from "./blocks.ts";
import type { Desk } from "./desk.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";

/** Behind the door, before going in. */
export const goIn = (page: Page, desk: Desk): Html =>
  html`<h1>${t("room.in.title", { name: page.you.name })}</h1>
    <p>${t("room.in.device")}</p>
    ${button(desk, { is: "button", command: "join", args: {}, words: plain(t("room.door.goIn")), weight: "main" }, null)}`;

export const terms = (given: NonNullable<Page["terms"]>, desk: Desk): Html =>
  html`<h1>${t("room.terms")}</h1>
    ${given.paragraphs.map((paragraph) => html`<p>${words(paragraph)}</p>`)}
    ${button(
      desk,
      { is: "button", command: "consent", args: { version: String(given.version) }, words: plain(t("consent.accept")), weight: "main" },
      null,
    )}
    <div id="leave">
      ${button(desk, { is: "button", command: "leave", args: {}, words: plain(t("consent.decline")), weight: "danger" }, null)}
    </div>`;

export const plain = (said: string): { words: string; fromPerson: false } => ({ words: said, fromPerson: false });
