import { roleSchema } from "../../../src/model/vocabulary.ts";
import type { Page, TeamView } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import type { Desk } from "./desk.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { smallForm } from "./small-form.ts";

export type Somebody = TeamView["people"][number];

/**
 * What the team can do with one person: another name, another part, a new link, out; the lead hands over. A page of its
 * own, which stands still while somebody decides. In the list of people these forms took three kilobytes for each, half
 * a megabyte for 200 people, sent again whenever anybody came or went.
 */
export const personTools = (desk: Desk, page: Page, each: Somebody): Html =>
  html`<section class="people">
      <h1>${t("room.people")}</h1>
      <ul>
        <li>${who(each)}${change(desk, page, each)}${each.person === page.you.person ? null : newLink(desk, each.person)}</li>
      </ul>
    </section>
    <p><a href="${desk.page}">${t("room.person.back")}</a></p>`;

export const who = (each: Somebody): Html =>
  html`<strong>${personal(each.name)}</strong>
    <span class="small">${each.roleName}${each.side ? html`${t("room.comma")}${personal(each.side)}` : null}</span
    ><br />${t(`room.person.${standing(each)}`)}${each.state === "present" && !each.accepted ? `${t("room.comma")}${t("room.person.reading")}` : null}`;

/** Whether somebody is here is known of pages that say so; of others only that they came in. */
const standing = ({ state, presence }: Somebody): string =>
  state !== "present" ? state : presence === "away" ? "away" : presence === "here" ? "present" : "cameIn";

function change(desk: Desk, page: Page, each: Somebody): Maybe {
  const isLead = each.role === "facilitator";
  if (isLead && each.person !== page.you.person) return null;
  return html`${rename(desk, each)}${isLead ? null : html`${part(desk, page, each)}${handOver(desk, page, each)}${absence(desk, each)}${takeOut(desk, each)}`}`;
}

function rename(desk: Desk, each: Somebody): Html {
  const id = desk.nextId();
  return html`<form method="post" action="${desk.page}/rename" class="small-form">
    <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="person" value="${each.person}" />
    <div class="field">
      <label for="${id}">${t("room.rename")}</label
      ><input id="${id}" name="name" dir="auto" autocomplete="off" value="${each.name}" maxlength="80" />
    </div>
    <button class="plain">${t("room.rename.do")}</button>
  </form>`;
}

const ROLES = roleSchema.options.filter((role) => role !== "facilitator");

function part(desk: Desk, page: Page, each: Somebody): Html {
  const role = desk.nextId();
  const side = desk.nextId();
  return smallForm(
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
  );
}

const handOver = (desk: Desk, page: Page, { person, role }: Somebody): Maybe =>
  page.you.role === "facilitator" && role === "cofacilitator"
    ? smallForm(desk, "handover", { person }, html`<button class="plain">${t("room.handOver")}</button>`)
    : null;

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

const takeOut = (desk: Desk, { person }: Somebody): Html =>
  smallForm(
    desk,
    "remove",
    { person },
    html`<p class="small">${t("room.remove.about")}</p>
      <button class="danger">${t("room.remove")}</button>`,
  );

const newLink = (desk: Desk, person: string): Html =>
  html`<details>
    <summary>${t("room.newLink")}</summary>
    <p class="small">${t("room.newLink.about")}</p>
    <form method="post" action="${desk.page}/link">
      <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="person" value="${person}" />
      <button class="plain">${t("room.newLink.make")}</button>
    </form>
  </details>`;
