import { isolated } from "../../../src/cards/isolate.ts";
import type { Page } from "../../../src/platform/page.ts";
import { t } from "../locale.ts";
import { noFields } from "../receive/fields.ts";
import type { Desk } from "./desk.ts";
import { papers, stageFields } from "./group.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { smallForm } from "./small-form.ts";

/** On one's own page: the group whose meeting it is, where it stands, and what earlier meetings released. */
export function ofTheGroup(desk: Desk, { programme: group, team }: Page): Maybe {
  if (group === null) return null;
  const { name, meeting, stage, stages, covenant, isListed, mayMove } = group;
  return html`<details id="group">
    <summary>
      ${[
        ...(meeting === null ? [isolated(name)] : [t("programme.meeting", { number: meeting, name: isolated(name) })]),
        ...(stage === null ? [] : [t("programme.stageOf", { number: stage.number, title: isolated(stage.title), of: stages.length })]),
      ].join(" · ")}
    </summary>
    ${stage?.why ? html`<p>${t("programme.why", { why: isolated(stage.why) })}</p>` : null}
    ${
      covenant === null
        ? null
        : html`<h3>${t("programme.covenant")}</h3>
            <p class="lines" dir="auto">${covenant}</p>`
    }
    ${papers(desk.page, group.papers)}
    <p class="small">${t("programme.kept")}</p>
    ${team === null ? listing(desk, isListed) : null}
    ${
      mayMove && stage !== null
        ? html`<h3>${t("programme.move")}</h3>
            ${smallForm(desk, "stage", {}, html`${stageFields(desk, stages, stage.number, noFields)}<button>${t("programme.move.do")}</button>`, "stage")}`
        : null
    }
  </details>`;
}

const listing = (desk: Desk, isListed: boolean): Html =>
  isListed
    ? html`<p class="small">${t("programme.listed")}</p>
        ${smallForm(desk, "unlist", {}, html`<button class="plain">${t("programme.unlist")}</button>`)}`
    : html`<p class="small">${t("programme.notListed")}</p>`;
