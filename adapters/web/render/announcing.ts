import type { Page, TeamView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { html, personal } from "./html.ts";
import type { Html } from "./html.ts";

/** Who will see it, before it is sent. */
export function announcing(seat: string, csrf: string, page: Page, team: TeamView, side: string, words: string): Html {
  const name = page.sides.find((each) => each.side === side)?.name ?? null;
  const isIn = team.people.filter((each) => each.state !== "left");
  const readers = isIn.filter((each) => name === null || each.side === name || READ_ALL.includes(each.role));
  const isInterpreted = isIn.some((each) => each.role === "interpreter");
  return html`<h1>${t("tools.announce.who")}</h1>
    <blockquote>${personal(words)}</blockquote>
    <p>
      ${name === null ? t("tools.announce.all", { count: readers.length }) : html`${t(isInterpreted ? "tools.announce.interpreted" : "tools.announce.side", { side: name, count: readers.length })}`}
    </p>
    <ul>
      ${readers.map((each) => html`<li>${personal(each.name)} <span class="small">${each.roleName}${each.side ? html`${t("room.comma")}${personal(each.side)}` : null}</span></li>`)}
    </ul>
    <form method="post" action="${seat}/do">
      <input type="hidden" name="command" value="announce" /><input type="hidden" name="csrf" value="${csrf}" />
      <input type="hidden" name="side" value="${side}" /><input type="hidden" name="words" value="${words}" />
      <button class="main">${t("tools.announce.send")}</button>
    </form>
    <p><a href="${seat}">${t("tools.announce.back")}</a></p>`;
}

/** What is said to one side reaches these too. */
const READ_ALL: readonly string[] = ["facilitator", "cofacilitator", "interpreter"];
