import type { TeamView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { who } from "./person.ts";
import { backFrom } from "./returned.ts";

/**
 * Who is here: live, for the team, and never who wrote. One form for all: its buttons open what can be done with one
 * person, whose id so stands in no address.
 */
export function people(desk: Desk, team: TeamView): Html {
  const voices = team.people.filter((each) => each.state !== "left");
  const ready = voices.filter((each) => each.state !== "invited").length;
  return html`<section class="people">
    <h2>${t("room.people")}</h2>
    <p class="small">${t("room.people.ready", { ready, all: voices.length })}</p>
    <form method="post" action="${desk.page}/person">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <ul>
        ${team.people.map((each) => html`<li>${who(each)}${each.state === "left" ? null : html` <button class="plain" name="person" value="${each.person}">${t("room.change")}</button>`}</li>`)}
      </ul>
    </form>
  </section>`;
}

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
      <div class="tick">
        <input type="checkbox" id="${id}-numbers" name="numbers" value="yes" ${back?.text("numbers") === "yes" ? html`checked` : null} />
        <label for="${id}-numbers">${t("room.links.numbers")}</label>
      </div>
      <button class="main">${t("room.invite.make")}</button>
    </form>
  </details>`;
}
