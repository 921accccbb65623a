import { isolated } from "../../../src/cards/isolate.ts";
import { DAY_MS } from "../../../src/session/day.ts";
import type { ProgrammeView } from "../../../src/engine/programme/programmes.ts";
import { t } from "../locale.ts";
import type { Fields } from "../receive/fields.ts";
import { typedMembers } from "../receive/group-form.ts";
import { SIDES } from "../receive/plan-form.ts";
import type { Desk } from "./desk.ts";
import { faultsOf, memberFields, nameField } from "./group-begin.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { date } from "./moment.ts";
import { lines } from "./plan-fields.ts";

export interface GroupPage {
  readonly desk: Desk;
  readonly view: ProgrammeView;
  /** What was done; null: nothing just now. */
  readonly done: string | null;
  readonly faults: readonly string[];
  /** What came back with the faults. */
  readonly typed: Fields;
}

/** What is kept of a group that meets again, for whoever leads it. */
export const groupPage = ({ desk, view, done, faults, typed }: GroupPage): Html =>
  html`<h1>${personal(view.name)}</h1>
    ${done === null ? null : html`<p class="notice" role="status">${done}</p>`} ${faultsOf(faults)} ${byHost(view.links)}
    <p class="small">${t("programme.kept")} ${t("programme.page.idle", { days: view.idleDays })}</p>
    <p><a class="button main" href="${desk.page}/plan">${t("programme.page.plan")}</a></p>
    ${stages(desk, view, typed)}
    <section>
      <h2>${t("programme.page.meetings")}</h2>
      ${meetings(view)} ${papers(desk.page, view.papers)}
    </section>
    ${form(
      desk,
      "describe",
      t("programme.page.describe"),
      html`${nameField(typed.get("name")?.[0] ?? view.name)}
        ${view.covenant === null ? null : html`<p class="small">${t("programme.page.since", { on: dayOf(view.covenant.since) })}</p>`}
        ${lines(
          typed.has("covenant") ? typed : new Map([["covenant", [view.covenant?.words ?? ""]]]),
          "covenant",
          t("programme.begin.covenant"),
          t("programme.begin.covenantHow"),
          8,
        )} <button>${t("programme.page.save")}</button>`,
      typed.has("covenant"),
    )}
    ${form(
      desk,
      "list",
      t("programme.page.list"),
      html`<p class="small">${t("programme.page.listHow")}</p>
        ${listNow(view, typed)} <input type="hidden" name="was" value="${view.listVersion}" />
        ${memberFields(typed.has("people") ? typed : listed(view))}
        <button>${t("programme.page.save")}</button>`,
      typed.has("people"),
    )}
    ${form(
      desk,
      "link",
      t("programme.page.link"),
      html`<p>${t("programme.page.linkAbout")}</p>
        <p class="small">${t("programme.page.number", { number: view.number })}</p>
        ${made(view.links)} <button>${t("programme.page.link.do")}</button>`,
      false,
    )}
    ${form(
      desk,
      "others",
      t("programme.page.others"),
      html`<p>${t("programme.page.othersAbout")}</p>
        <button>${t("programme.page.others.do")}</button>`,
      false,
    )}
    ${form(
      desk,
      "end",
      t("programme.page.end"),
      html`<p>${t("programme.page.endAbout")}</p>
        <button class="danger">${t("programme.page.end.do")}</button>`,
      false,
    )}`;

const form = (desk: Desk, does: string, title: string, inside: Html, isOpen: boolean): Html =>
  html`<details id="${does}" ${isOpen ? html`open` : null}>
    <summary>${title}</summary>
    <form method="post" action="${desk.page}/${does}" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" />${inside}
    </form>
  </details>`;

function stages(desk: Desk, view: ProgrammeView, typed: Fields): Maybe {
  if (view.stage === 0) return null;
  const now = view.stages[view.stage - 1] ?? "";
  return html`<section>
    <h2>${t("programme.stageOf", { number: view.stage, of: view.stages.length, title: isolated(now) })}</h2>
    ${view.moves.length === 0 ? null : html`<p>${t("programme.why", { why: isolated(view.moves.at(-1)?.why ?? "") })}</p>`}
    ${form(
      desk,
      "stage",
      t("programme.move"),
      html`${stageFields(desk, view.stages, view.stage, typed)}<button>${t("programme.move.do")}</button>`,
      typed.has("words"),
    )}
    ${moves(view)}
  </section>`;
}

/** To which stage, and why. */
export const stageFields = (desk: Desk, titles: readonly string[], now: number, typed: Fields): Html => {
  const [to, why] = [desk.nextId(), desk.nextId()];
  return html`<div class="field">
      <label for="${to}">${t("programme.move.to")}</label>
      <select id="${to}" name="to">
        ${titles.flatMap((title, index) => (index + 1 === now ? [] : [option(index + 1, title, typed, now)]))}
      </select>
    </div>
    <div class="field">
      <label for="${why}">${t("programme.move.why")}</label>
      <textarea id="${why}" name="words" rows="2" dir="auto" autocomplete="off" required maxlength="300">
${typed.get("words")?.[0] ?? ""}</textarea>
    </div>`;
};

/** The next one is proposed. */
function option(number: number, title: string, typed: Fields, now: number): Html {
  const chosen = typed.get("to")?.[0] ?? String(now + 1);
  return html`<option value="${number}" ${chosen === String(number) ? html` selected` : null}>${number}. ${title}</option>`;
}

const moves = (view: ProgrammeView): Maybe =>
  view.moves.length < 2
    ? null
    : html`<details>
        <summary>${t("programme.page.moves")}</summary>
        <ul>
          ${view.moves.toReversed().map(({ from, to, why, on }) => html`<li>${t("programme.page.move", { on: dayOf(on), from, to, why: isolated(why) })}</li>`)}
        </ul>
      </details>`;

const meetings = (view: ProgrammeView): Html =>
  view.meetings.length === 0
    ? html`<p>${t("programme.page.none")}</p>`
    : html`<ul class="rows">
        ${view.meetings.map(
          ({ number, on, stage, state }) =>
            html`<li>
              ${t("programme.page.meeting", { number, on: dayOf(on) })}
              <span class="small"
                >${stage === 0 ? null : html`${t("programme.page.atStage", { stage })}${t("room.comma")}`}${t(`programme.page.${state}`)}</span
              >
            </li>`,
        )}
      </ul>`;

/** Papers of meetings, each as a page to print and as plain text. */
export const papers = (
  page: string,
  given: readonly { readonly meeting: number; readonly number: number; readonly title: string }[],
): Maybe =>
  given.length === 0
    ? null
    : html`<h3>${t("programme.papers")}</h3>
        <ul>
          ${given.map(
            ({ meeting, number, title }) =>
              html`<li>
                ${t("programme.paper", { meeting, title: isolated(title) })} ·
                <a href="${page}/paper/${meeting}-${number}.html" download="paper.html">${t("room.artefact.html")}</a>,
                <a href="${page}/paper/${meeting}-${number}.md" download="paper.md">${t("room.artefact.text")}</a>
              </li>`,
          )}
        </ul>`;

/** The latest first. */
const made = (links: ProgrammeView["links"]): Maybe =>
  links.length === 0
    ? null
    : html`<ul>
        ${links
          .toReversed()
          .slice(0, 10)
          .map(
            ({ byHost, on }) => html`<li>${t(byHost ? "programme.page.link.byHost" : "programme.page.link.made", { on: dayOf(on) })}</li>`,
          )}
      </ul>`;

/** By the host: said at the top, so that it is seen. */
const byHost = (links: ProgrammeView["links"]): Maybe => {
  const last = links.findLast((each) => each.byHost);
  return last === undefined ? null : html`<p class="notice">${t("programme.page.link.byHost", { on: dayOf(last.on) })}</p>`;
};

/** Beside what came back, where the list is another by now. */
const listNow = (view: ProgrammeView, typed: Fields): Maybe =>
  typed.has("people") && typed.get("was")?.[0] !== String(view.listVersion)
    ? html`<p>${t("programme.page.listNow")}</p>
        <p class="pre" dir="auto">${typedMembers(view.members)}</p>`
    : null;

const listed = ({ members, sides }: ProgrammeView): Fields =>
  new Map([["people", [typedMembers(members)]], ...SIDES.map((place) => [`side.${place}`, [sides[place - 1] ?? ""]] as const)]);

const dayOf = (day: number): string => date(day * DAY_MS);
