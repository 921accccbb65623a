import { t } from "../locale.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** Released artefacts by number, each as a page to print and as plain text. */
export const downloads = (page: string, count: number): Html =>
  html`<ul>
    ${Array.from(
      { length: count },
      (_, index) =>
        html`<li>
          <a href="${page}/artefact/${index + 1}.html" download="summary.html">${t("room.artefact.html")}</a>,
          <a href="${page}/artefact/${index + 1}.md" download="summary.md">${t("room.artefact.text")}</a>
        </li>`,
    )}
  </ul>`;
