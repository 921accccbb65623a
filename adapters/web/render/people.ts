import type { Page, TeamView } from "../../../src/platform/page.ts";
import { roleSchema } from "../../../src/model/vocabulary.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { backFrom } from "./returned.ts";
import { smallForm } from "./small-form.ts";

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
            ${each.state === "present" && each.presence === "away" ? t("room.person.away") : t(`room.person.${each.state}`)}${each.state === "present" && !each.accepted ? `, ${t("room.person.reading")}` : null}
            ${each.person === page.you.person ? null : newLink(desk, each.person, each.state)}${change(desk, page, each)}
          </li>`,
      )}
    </ul>
  </section>`;
}

type Somebody = TeamView["people"][number];

/** Another name, another part, out; the lead hands over. */
function change(desk: Desk, page: Page, each: Somebody): Maybe {
  if (each.state === "left") return null;
  const isLead = each.role === "facilitator";
  if (isLead && each.person !== page.you.person) return null;
  const name = desk.nextId();
  const role = desk.nextId();
  const side = desk.nextId();
  return html`<details id="change-${each.person}">
    <summary>${t("room.change")}</summary>
    <form method="post" action="${desk.page}/rename" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="person" value="${each.person}" />
      <div class="field">
        <label for="${name}">${t("room.rename")}</label
        ><input id="${name}" name="name" dir="auto" autocomplete="off" value="${each.name}" maxlength="80" />
      </div>
      <button class="plain">${t("room.rename.do")}</button>
    </form>
    ${
      isLead
        ? null
        : html`${smallForm(
            desk,
            "role",
            { person: each.person },
            html`<div class="field">
                <label for="${role}">${t("room.role")}</label
                ><select id="${role}" name="role">
                  ${ROLES.map((one) => html`<option value="${one}" ${one === each.role ? html`selected` : null}>${t(`role.${one}`)}</option>`)}
                </select>
              </div>
              ${
                page.sides.length === 0
                  ? null
                  : html`<div class="field">
                      <label for="${side}">${t("room.role.side")}</label
                      ><select id="${side}" name="side">
                        <option value="">${t("room.role.noSide")}</option>
                        ${page.sides.map((one) => html`<option value="${one.side}" ${one.name === each.side ? html`selected` : null}>${one.name}</option>`)}
                      </select>
                    </div>`
              }
              <p class="small">${t("room.role.about")}</p>
              <button class="plain">${t("room.role.do")}</button>`,
          )}
          ${page.you.role === "facilitator" && each.role === "cofacilitator" ? smallForm(desk, "handover", { person: each.person }, html`<button class="plain">${t("room.handOver")}</button>`) : null}
          ${absence(desk, each)}
          ${smallForm(
            desk,
            "remove",
            { person: each.person },
            html`<p class="small">${t("room.remove.about")}</p>
              <button class="danger">${t("room.remove")}</button>`,
          )}`
    }
  </details>`;
}

/** Not here today, or here again. */
const absence = (desk: Desk, { person, state }: Somebody): Maybe =>
  state === "present" || state === "listening"
    ? smallForm(
        desk,
        "listen",
        { person, on: state === "present" ? "yes" : "no" },
        html`<button class="plain">${t(state === "present" ? "room.notHere" : "room.hereAgain")}</button>`,
      )
    : null;

const ROLES = roleSchema.options.filter((role) => role !== "facilitator");

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
