import type { Page, TeamView } from "../../../src/platform/page.ts";
import { t, zone } from "../locale.ts";
import type { Fields } from "../receive/fields.ts";
import { wallIn } from "../receive/zoned.ts";
import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { moment, momentIn } from "./moment.ts";
import { hours } from "./plan-hours.ts";

export interface Start {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

export const startAt = (at: number | null): Start => ({ ...(at === null ? { date: "", time: "" } : wallIn(at, zone())), zone: zone() });

/** A date, a time and the zone they are meant in. */
export const startFields = (desk: Pick<Desk, "nextId">, start: Start): Html =>
  html`${(["date", "time", "zone"] as const).map((name) => {
    const id = desk.nextId();
    return html`<div class="field">
      <label for="${id}">${t(`tools.calendar.${name}`)}</label
      ><input id="${id}" name="${name}" type="${name === "zone" ? "text" : name}" value="${start[name]}" dir="ltr" autocomplete="off" />
    </div>`;
  })}`;

/** For the team: when it begins, and over days when people are awake. */
export function schedule(desk: Desk, page: Page, team: TeamView): Maybe {
  const isPlanned = page.status === "planned";
  if (page.status === "ended" || page.status === "destroyed" || (!isPlanned && team.mode === "live")) return null;
  return html`<details id="schedule">
    <summary>${t("schedule.title")}</summary>
    <form method="post" action="${desk.page}/schedule" class="small-form" data-keep="schedule">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      ${
        isPlanned
          ? html`<p class="small">${t(`schedule.about.${team.mode}`)}</p>
              ${startFields(desk, startAt(page.startsAt))}`
          : null
      }
      ${
        team.mode === "live"
          ? null
          : html`${hours(typedHours(team))}
              <p class="small">${t("schedule.hours.about")}</p>`
      }
      <button class="plain">${t("schedule.set")}</button>
    </form>
  </details>`;
}

function typedHours({ hours: awake }: TeamView): Fields {
  if (awake === null) return new Map([["zones", [""]]]);
  return new Map([
    ["zones", [awake.zones.join("\n")]],
    ["from", [String(awake.from)]],
    ["to", [String(awake.to)]],
    ["rest", awake.rest.map(String)],
  ]);
}

/** In the lobby: when it begins, on one's own clock and on those of the others, and a file for one's calendar. */
export function whenItBegins(desk: Desk, { startsAt, zones, rounds, status }: Page): Maybe {
  if (status !== "planned" || startsAt === null) return null;
  const minutes = rounds.reduce((sum, row) => sum + (row.minutes ?? 0), 0);
  const others = zones.filter((each) => each !== zone());
  return html`<section id="when">
    <p><strong>${t("schedule.begins", { at: moment(startsAt) })}</strong></p>
    ${
      others.length === 0
        ? null
        : html`<ul class="small">
            ${others.map((each) => html`<li>${momentIn(startsAt, each)}</li>`)}
          </ul>`
    }
    <form method="post" action="${desk.page}/calendar" class="small-form">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      ${Object.entries({ ...startAt(startsAt), minutes: String(Math.min(24 * 60, Math.max(15, minutes))) }).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <button class="plain">${t("schedule.calendar")}</button>
    </form>
  </section>`;
}
