import { isolated } from "../../../src/cards/isolate.ts";
import type { Mode } from "../../../src/model/vocabulary.ts";
import type { Around, RoundSketch } from "../../../src/protocol/sketch.ts";
import { t } from "../locale.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { html, personal } from "./html.ts";
import type { Html, Maybe } from "./html.ts";
import { notYet, sizeOf } from "./plan-method.ts";
import { hidden } from "./plan-carried.ts";
import type { Carried } from "./plan-carried.ts";

/** Every method as a card that draws its rounds. */
export const methodsPage = (protocols: readonly ProtocolSummary[], carried: Carried): Html =>
  html`<h1>${t("room.plan.begin.methods")}</h1>
    <p>${t("room.plan.methods.lead")}</p>
    ${protocols
      .filter((each) => each.refusal === null)
      .map(
        (each) =>
          html`<section class="card suggestion" aria-labelledby="card-${each.id}">
            <h2 id="card-${each.id}">${personal(each.title)}</h2>
            <p dir="auto">${each.purpose}</p>
            <p class="small">${sizeOf(each)}</p>
            ${drawn(each.rounds, each.modes)}
            <form method="post" action="/host/plan/form">
              ${hidden({ ...carried, protocol: each.id })}<button class="main">
                ${t("room.plan.suggest.choose", { title: isolated(each.title) })}
              </button>
            </form>
          </section>`,
      )}
    ${notYet(protocols)}
    <p><a href="/host/begin">${t("room.plan.begin.back")}</a></p>`;

/** The rounds as a bar, each as wide as it is long, and as a list. */
export const drawn = (rounds: readonly RoundSketch[], modes: readonly Mode[]): Html =>
  html`${bar(rounds, modes[0] ?? "live")}
    <ol class="rounds">
      ${rounds.map(
        (round) =>
          html`<li>
            <strong>${personal(round.title)}</strong> <span class="small"><bdi>${lengthOf(round, modes)}</bdi></span>
            <span class="small"
              >${who(round)} ${round.authors === "none" ? null : t(`room.plan.authors.${round.authors}`)} ${round.within.map(around)}</span
            >
          </li>`,
      )}
    </ol>`;

const GAP = 0.6;

function bar(rounds: readonly RoundSketch[], mode: Mode): Maybe {
  const lengths = rounds.map((round) => ({ minutes: round[mode] ?? 0, isHidden: round.authors === "room" || round.authors === "side" }));
  const total = lengths.reduce((sum, { minutes }) => sum + minutes, 0);
  if (total === 0) return null;
  let x = 0;
  return html`<svg class="lengths" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
    ${lengths.map(({ minutes, isHidden }) => {
      const width = (minutes / total) * 100;
      const from = x;
      x += width;
      return html`<rect x="${from}" y="0" width="${Math.max(0, width - GAP)}" height="3" class="${isHidden ? "hides" : "shows"}" />`;
    })}
  </svg>`;
}

const lengthOf = (round: RoundSketch, modes: readonly Mode[]): string =>
  modes
    .flatMap((mode) => {
      const minutes = round[mode];
      if (minutes === null) return [];
      return [mode === "live" ? t("page.minutes", { count: minutes }) : t("page.hours", { count: minutes / 60 })];
    })
    .join(" / ");

const who = ({ who: roles }: RoundSketch): Html =>
  html`${roles === "voices" ? t("room.plan.voices") : roles.map((role) => t(`role.${role}`)).join(" / ")}.`;

function around(each: Around): Html {
  switch (each.is) {
    case "repeat":
      return html` ${t("room.plan.within.repeat", { most: each.most })}`;
    case "sides":
      return html` ${t("room.plan.within.sides")}`;
    case "groups":
      return html` ${t("room.plan.within.groups", { of: each.of })}`;
    case "joined":
      return html` ${t("room.plan.within.joined", { groups: each.groups })}`;
  }
}
