import { isolated } from "../../../src/cards/isolate.ts";
import { idIn } from "../../../src/platform/address.ts";
import type { Page, RoundView, TeamView } from "../../../src/platform/page.ts";
import { areMany, needsSomebody, pathOf, titleIn, titleOfResult } from "../../groups.ts";
import { placeArgs, troubleWords } from "../../places.ts";
import { actions, browserButton, button, divider, exactly, header, list, moment, section, small, type Desk, type Part } from "../kit.ts";
import type { Speech } from "../speech.ts";
import { card, read } from "./card.ts";
import { teamForms } from "./tools.ts";

/** One's own page: what one can read and do now. */
export const pageParts = (page: Page, t: Speech): readonly Part[] => [
  ...troubleWords(page.team?.troubles ?? [], t).flatMap((trouble) => section(`⚠ ${trouble}`)),
  ...bodyOf({ session: page.session, t }, page),
];

/** The buttons under a leaf of a page that has several. */
export const leafButtons = (desk: Desk, at: number, leaves: number): readonly Part[] =>
  actions([
    ...(at > 0 ? [button(desk, desk.t("chat.back"), { does: "more", leaf: at - 1 })] : []),
    ...(at < leaves - 1 ? [button(desk, desk.t("chat.more"), { does: "more", leaf: at + 1 })] : []),
    button(desk, desk.t("room.reload"), { does: "more", leaf: at }),
  ]);

function bodyOf(desk: Desk, page: Page): readonly Part[] {
  const { t } = desk;
  const { name, roleName, side, state } = page.you;
  const top = [
    ...(page.rehearsal ? section(t("chat.rehearsal")) : []),
    ...header(page.title.words),
    ...small([name, roleName, ...(side ? [side] : [])].join(" · ")),
  ];
  if (state === "left") return [...top, ...section(t("room.left.words"))];
  if (state === "invited")
    return [...top, ...section(t("chat.comeIn")), ...actions([button(desk, t("room.door.goIn"), { does: "do", command: "join" }, "main")])];
  if (page.terms) return [...top, ...terms(desk, page.terms)];
  return [
    ...top,
    ...(page.status === "planned" && page.startsAt !== null ? [moment(t("chat.begins"), page.startsAt)] : []),
    ...(page.programme ? programme(desk, page.programme) : []),
    ...page.newLinks.flatMap((each) => small(each.words)),
    ...page.aside.announcements.flatMap(({ to, words }) => section(`${to.words}: ${words.words}`)),
    ...(page.team ? controls(desk, page, page.team) : []),
    ...(page.now.length === 0
      ? section(t(`room.status.${STATUS[page.status]}`))
      : (page.team === null ? page.now : toLead(page)).flatMap((round) => roundOf(desk, page, round))),
    ...results(desk, page),
    ...(page.team ? [...people(desk, page.team), ...places(desk, page, page.team), ...tools(desk, page)] : toTheTeam(desk, page)),
    ...sheet(desk, page),
    ...foot(desk, page),
  ];
}

const STATUS = { planned: "planned", running: "between", held: "held", locked: "locked", ended: "ended", destroyed: "ended" } as const;

const terms = (desk: Desk, given: NonNullable<Page["terms"]>): readonly Part[] => [
  ...header(desk.t("room.terms")),
  ...small(desk.t.own("sees")),
  ...given.paragraphs.flatMap((each) => section(each.words)),
  ...actions([
    button(desk, desk.t("consent.accept"), { does: "do", command: "consent", args: { version: String(given.version) } }, "main"),
    button(desk, desk.t("consent.decline"), { does: "do", command: "leave" }, "danger"),
  ]),
];

/** Of a group that meets again. Its papers are read in the browser room: a chat would keep them. */
function programme({ t, ...desk }: Desk, group: NonNullable<Page["programme"]>): readonly Part[] {
  const { stage, stages, covenant, isListed, meeting, name, papers } = group;
  return [
    ...(meeting === null ? [] : small(t("programme.meeting", { number: meeting, name: isolated(name) }))),
    ...(stage === null
      ? []
      : small(
          [
            t("programme.stageOf", { number: stage.number, title: isolated(stage.title), of: stages.length }),
            ...(stage.why ? [t("programme.why", { why: isolated(stage.why) })] : []),
          ].join(" "),
        )),
    ...(covenant === null ? [] : section(`${t("programme.covenant")}\n${covenant}`)),
    ...(papers.length === 0 ? [] : small(t("programme.papers.inBrowser", { count: papers.length }))),
    ...(isListed
      ? [...small(t("programme.listed")), ...actions([button({ t, ...desk }, t("programme.unlist"), { does: "do", command: "unlist" })])]
      : []),
  ];
}

function roundOf(desk: Desk, page: Page, round: RoundView): readonly Part[] {
  const { t } = desk;
  return [
    divider,
    ...header(`${t("room.round", { number: round.number, of: round.of })}: ${titleIn(page, round).words}`),
    ...(round.stage === "open" && round.lastCall
      ? [...section(t("room.lastCall")), exactly(t("chat.ends"), round.lastCall.closesAt)]
      : round.dueAt !== null && round.stage === "open"
        ? [moment(t("chat.ends"), round.dueAt)]
        : []),
    ...(round.stage === "paused" ? section(t("room.paused")) : []),
    ...(round.stage === "held" && round.heldFor ? section(t(`room.waits.${round.heldFor}`)) : []),
    ...(round.askedAgain && round.stage === "open" ? section(t("room.askedAgain")) : []),
    ...card(desk, round.card.blocks, round.path),
  ];
}

function controls(desk: Desk, page: Page, team: TeamView): readonly Part[] {
  const { t } = desk;
  const enough = Object.values(team.enough);
  return [
    ...(enough.length === 0 ? [] : small(`${t(enough.every(Boolean) ? "room.enough.yes" : "room.enough.no")} ${t("room.enough.how")}`)),
    ...(page.now.length > 1 ? toLead(page).flatMap((round) => ofOneRound(desk, page, team, round)) : []),
    ...(areMany(page) ? small(`${page.now[0]?.title.words ?? ""} · ${t("room.eachGroup", { count: page.now.length })}`) : []),
    ...card(desk, page.now.length > 1 ? team.controls.filter((each) => !isOfOne(page, each)) : team.controls, null),
  ];
}

/** Of many groups those that need somebody; the others are led together, and one by one in the browser room. */
const toLead = (page: Page): Page["now"] => (areMany(page) ? page.now.filter(needsSomebody) : page.now);

const isOfOne = (page: Page, block: TeamView["controls"][number]): boolean => page.now.some((round) => round.path === pathOf(block));

/** Where groups sit apart, the same buttons stand there for each of them: under its name. */
function ofOneRound(desk: Desk, page: Page, team: TeamView, round: RoundView): readonly Part[] {
  const buttons = team.controls.filter((each) => pathOf(each) === round.path);
  return buttons.length === 0 ? [] : [...small(titleIn(page, round).words), ...card(desk, buttons, null)];
}

function results(desk: Desk, page: Page): readonly Part[] {
  if (page.results.length === 0) return [];
  return [
    divider,
    ...header(desk.t("room.results")),
    ...page.results.flatMap((result) => [...small(titleOfResult(page, result).words), ...result.card.blocks.flatMap(read)]),
  ];
}

function people(desk: Desk, team: TeamView): readonly Part[] {
  const { t } = desk;
  const here = team.people.filter((each) => each.state !== "left");
  const lines = here.map((each) =>
    [each.name, each.roleName, ...(each.side ? [each.side] : []), t(`room.person.${each.state}`)].join(" · "),
  );
  const said = team.lines.flatMap((each) =>
    list(
      each.said.map((line) => `${line.name}: ${line.words.words}`),
      false,
    ),
  );
  const signals = team.signals.map((each) => t(`tools.signal.${each.signal}`, { count: each.names.length }));
  return [divider, ...header(t("room.people")), ...list(lines, false), ...signals.flatMap(section), ...said];
}

/** Where it is shown; who leads can stop that, one place at a time. */
function places(desk: Desk, page: Page, { places: shown }: TeamView): readonly Part[] {
  const { t } = desk;
  if (shown.length === 0) return [];
  const lines = shown.flatMap((place): readonly Part[] => [
    ...section(t(`room.places.${place.shows === "doorbell" ? "doorbell" : "room"}`, placeArgs(place))),
    // On another platform nobody can go there.
    ...(place.platform === t.platform ? [{ is: "channel" as const, channel: idIn(place.channel) }] : []),
  ]);
  const stops = shown.map((place) =>
    button(desk, t("room.places.stopAt", placeArgs(place)), { does: "do", command: "unlink", args: { place: place.id } }, "danger"),
  );
  const mayStop = page.you.role === "facilitator";
  return [divider, ...header(t("room.places")), ...lines, ...(mayStop ? actions(stops) : [])];
}

/** What the team leads with, each behind a form. */
const tools = (desk: Desk, page: Page): readonly Part[] =>
  actions([
    ...teamForms(page, desk.t).map(({ command, label }) => button(desk, label, { does: "form", command })),
    ...(page.status === "ended" ? [] : [button(desk, desk.t("chat.link"), { does: "do", command: "link" })]),
  ]);

function toTheTeam(desk: Desk, page: Page): readonly Part[] {
  if (page.aside.line === null || page.status === "ended") return [];
  const said = page.aside.line.map((each) => `${each.name}: ${each.words.words}`);
  return [
    divider,
    ...list(said, false),
    ...actions([button(desk, desk.t("aside.tell"), { does: "form", command: "tell", args: { person: "me" } })]),
  ];
}

const sheet = (desk: Desk, page: Page): readonly Part[] => [
  divider,
  ...header(desk.t("room.sheet")),
  ...list(
    page.rounds.map((row) => `${row.title.words} (${desk.t(`room.sheet.${row.is}`)})`),
    true,
  ),
];

const foot = (desk: Desk, page: Page): readonly Part[] => {
  const { t } = desk;
  const leads = page.team !== null;
  return [
    divider,
    ...small([t.own("sees"), ...page.regime.map((line) => line.words)].join("\n")),
    ...actions([
      browserButton(page.session, t),
      ...(page.status === "ended" || leads ? [] : [button(desk, t("room.leave"), { does: "do", command: "leave" }, "danger")]),
    ]),
  ];
};
