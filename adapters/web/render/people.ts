import type { Page, TeamView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { backFrom } from "./returned.ts";

/** Who is here: live, for the team, and never who wrote. */
export function people(desk: Desk, page: Page, team: TeamView): Html {
  const voices = team.people.filter((each) => each.state !== "left");
  const ready = voices.filter((each) => each.state !== "invited").length;
  return html`<section class="people">
    <h2>${t("room.people")}</h2>
    <p class="small">${t("room.people.ready", { ready, all: voices.length })}</p>
    <ul>
      ${team.people.map(
        (each) =>
          html`<li>
            <strong>${personal(each.name)}</strong>
            <span class="small">${each.roleName}${each.side ? html`, ${personal(each.side)}` : null}</span><br />
            ${t(`room.person.${each.state}`)}${each.state === "present" && !each.accepted ? `, ${t("room.person.reading")}` : null}
            ${each.person === page.you.person ? null : newLink(desk, each.person, each.state)}
          </li>`,
      )}
    </ul>
  </section>`;
}

const newLink = (desk: Desk, person: string, state: string): Maybe =>
  state === "left"
    ? null
    : html`<details>
        <summary>${t("room.newLink")}</summary>
        <p class="small">${t("room.newLink.about")}</p>
        <form method="post" action="${desk.page}/link">
          <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="person" value="${person}" />
          <button class="plain">${t("room.newLink.make")}</button>
        </form>
      </details>`;

export function inviteMore(desk: Desk): Html {
  const id = desk.nextId();
  const back = desk.returned?.to === "invite" ? backFrom(desk.returned) : null;
  return html`<details class="invite" id="invite" ${back ? html`open` : null}>
    <summary>${t("room.invite")}</summary>
    <form method="post" action="${desk.page}/invite" data-keep="invite" ${back ? html`data-returned="yes"` : null}>
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <div class="field">
        <label for="${id}">${t("room.plan.people")}</label
        ><textarea id="${id}" name="people" rows="4" dir="auto" autocomplete="off" required aria-describedby="${id}-how">
${back?.text("people") ?? ""}</textarea>
        <p class="small" id="${id}-how">${t("room.plan.peopleHow")}</p>
      </div>
      <button class="main">${t("room.invite.make")}</button>
    </form>
  </details>`;
}
