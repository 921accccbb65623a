import { t } from "../locale.ts";
import { unreachable } from "./first.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { picture } from "./picture.ts";

/** The secret part of somebody's link, once. */
export interface Ticket {
  readonly name: string;
  readonly roleName: string;
  readonly address: string;
  readonly number: string | null;
}

/** Links are shown once, on a page that is the answer to a form and so stands in no history. */
export function links(shown: {
  title: string;
  tickets: readonly Ticket[];
  warnings: readonly string[];
  isReachable: boolean;
  back: string;
  /** The way to another plan like this one. */
  like?: Maybe;
}): Html {
  return html`<h1>${shown.title}</h1>
    <p class="small">${t("room.links.sheet")}</p>
    <p class="notice">${t("room.links.once")}</p>
    ${shown.isReachable ? null : unreachable()} ${warnings(shown.warnings)}
    ${shown.tickets.map(
      (ticket, index) =>
        html`<section class="ticket">
          <h2>${personal(ticket.name)} <span class="small">${ticket.roleName}</span></h2>
          ${ticket.number === null ? null : html`<p class="no-print">${t("room.links.number", { number: ticket.number })}</p>`}
          <label for="link-${index}">${t("room.links.link")}</label
          ><input id="link-${index}" class="copy" readonly dir="ltr" value="${ticket.address}" />
          <label for="message-${index}" class="no-print">${t("room.links.message")}</label
          ><textarea id="message-${index}" class="copy no-print" readonly rows="7" dir="auto">
${t("room.links.paste", { address: ticket.address })}</textarea>
          <details class="camera">
            <summary>${t("room.links.qr")}</summary>
          </details>
          ${picture(ticket.address)}
        </section>`,
    )}
    <section class="no-print">
      <label for="message-all">${t("room.links.all")}</label
      ><textarea id="message-all" class="copy" readonly rows="5" dir="auto">${t("room.links.allWords")}</textarea>
    </section>
    <p class="no-print"><a class="button" href="${shown.back}">${t("room.links.done")}</a></p>
    ${shown.like ? html`<div class="no-print">${shown.like}</div>` : null}${byVoice(shown.tickets)}`;
}

/** Apart from the links: whoever finds a slip has half of what opens it. On paper a sheet of its own. */
function byVoice(tickets: readonly Ticket[]): Maybe {
  const numbered = tickets.filter((ticket) => ticket.number !== null);
  if (numbered.length === 0) return null;
  return html`<section class="by-voice">
    <h2>${t("room.links.byVoice")}</h2>
    <p class="small">${t("room.links.byVoice.about")}</p>
    <ul>
      ${numbered.map(
        (ticket) =>
          html`<li>
            ${personal(ticket.name)}: <strong><bdi dir="ltr">${ticket.number}</bdi></strong>
          </li>`,
      )}
    </ul>
  </section>`;
}

const warnings = (given: readonly string[]): Maybe =>
  given.length === 0
    ? null
    : html`<div class="notice">
        <p><strong>${t("room.links.warnings")}</strong></p>
        <ul>
          ${given.map((each) => html`<li>${each}</li>`)}
        </ul>
      </div>`;
