import type { Page, RoundView, TeamView } from "../../../src/platform/page.ts";
import { cut, LIMITS } from "../limits.ts";
import { write } from "../press.ts";
import type { Speech } from "../speech.ts";
import { button, card, createDesk, read, type Desk } from "./blocks.ts";
import { actions, divider, header, list, plain, section, small, title, type Block, type Modal } from "./kit.ts";
import { leavesOf } from "./leaves.ts";
import { moment } from "./moment.ts";
import { teamForms } from "./tools.ts";

/** `callback_id` of one's own page. */
export const PAGE = "page";

/** One's own page as a modal: what one can read and do now. A long one has several leaves. */
export function pageView(page: Page, t: Speech, leaf = 0, notices: readonly string[] = []): Modal {
  const desk = createDesk(page.session, t);
  const leaves = leavesOf([...notices.flatMap((notice) => section(`⚠ ${notice}`)), ...bodyOf(desk, page)]);
  const at = Math.min(leaf, Math.max(0, leaves.length - 1));
  const turn = [
    ...(at > 0 ? [button(desk, t("slack.back"), { does: "more", leaf: at - 1 })] : []),
    ...(at < leaves.length - 1 ? [button(desk, t("slack.more"), { does: "more", leaf: at + 1 })] : []),
    button(desk, t("room.reload"), { does: "more", leaf: at }),
  ];
  return {
    type: "modal",
    callback_id: PAGE,
    private_metadata: write({ session: page.session, does: "page", leaf: at }),
    title: title(t("slack.page")),
    close: plain(cut(t("slack.close"), LIMITS.modalTitle)),
    blocks: [...(leaves[at] ?? section(t("room.status.between"))), ...actions(turn)],
  };
}

function bodyOf(desk: Desk, page: Page): readonly Block[] {
  const { t } = desk;
  const { name, roleName, side, state } = page.you;
  const top = [
    ...(page.rehearsal ? section(t("slack.rehearsal")) : []),
    ...header(page.title.words),
    ...small([name, roleName, ...(side ? [side] : [])].join(" · ")),
  ];
  if (state === "left") return [...top, ...section(t("room.left.words"))];
  if (state === "invited")
    return [
      ...top,
      ...section(t("slack.comeIn")),
      ...actions([button(desk, t("room.door.goIn"), { does: "do", command: "join" }, "main")]),
    ];
  if (page.terms) return [...top, ...terms(desk, page.terms)];
  return [
    ...top,
    ...(page.status === "planned" && page.startsAt !== null ? [moment(t("slack.begins"), page.startsAt)] : []),
    ...page.newLinks.flatMap((each) => small(each.words)),
    ...page.aside.announcements.flatMap(({ to, words }) => section(`${to.words}: ${words.words}`)),
    ...(page.team ? controls(desk, page, page.team) : []),
    ...(page.now.length === 0 ? section(t(`room.status.${STATUS[page.status]}`)) : page.now.flatMap((round) => roundOf(desk, round))),
    ...results(desk, page),
    ...(page.team ? [...people(desk, page.team), ...tools(desk, page)] : toTheTeam(desk, page)),
    ...sheet(desk, page),
    ...foot(desk, page),
  ];
}

const STATUS = { planned: "planned", running: "between", held: "held", locked: "locked", ended: "ended", destroyed: "ended" } as const;

const terms = (desk: Desk, given: NonNullable<Page["terms"]>): readonly Block[] => [
  ...header(desk.t("room.terms")),
  ...small(desk.t("slack.sees")),
  ...given.paragraphs.flatMap((each) => section(each.words)),
  ...actions([
    button(desk, desk.t("consent.accept"), { does: "do", command: "consent", args: { version: String(given.version) } }, "main"),
    button(desk, desk.t("consent.decline"), { does: "do", command: "leave" }, "danger"),
  ]),
];

function roundOf(desk: Desk, round: RoundView): readonly Block[] {
  const { t } = desk;
  return [
    divider,
    ...header(`${t("room.round", { number: round.number, of: round.of })}: ${round.title.words}`),
    ...(round.dueAt !== null && round.stage === "open" ? [moment(t("slack.ends"), round.dueAt)] : []),
    ...(round.stage === "paused" ? section(t("room.paused")) : []),
    ...(round.stage === "held" && round.heldFor ? section(t(`room.waits.${round.heldFor}`)) : []),
    ...(round.askedAgain && round.stage === "open" ? section(t("room.askedAgain")) : []),
    ...card(desk, round.card.blocks, round.path),
  ];
}

function controls(desk: Desk, page: Page, team: TeamView): readonly Block[] {
  const { t } = desk;
  const enough = Object.values(team.enough);
  return [
    ...(enough.length === 0 ? [] : small(`${t(enough.every(Boolean) ? "room.enough.yes" : "room.enough.no")} ${t("room.enough.how")}`)),
    ...(page.now.length > 1 ? page.now.flatMap((round) => ofOneRound(desk, page, team, round)) : []),
    ...card(desk, page.now.length > 1 ? team.controls.filter((each) => pathOf(each) === null) : team.controls, null),
  ];
}

/** Where groups sit apart, the same buttons stand there for each of them: under its name. */
function ofOneRound(desk: Desk, page: Page, team: TeamView, { path, title: of }: RoundView): readonly Block[] {
  const buttons = team.controls.filter((each) => pathOf(each) === path);
  return buttons.length === 0 ? [] : [...small([of.words, ...groupOf(page, path)].join(" · ")), ...card(desk, buttons, null)];
}

const pathOf = (block: TeamView["controls"][number]): string | null => (block.is === "button" ? (block.args["path"] ?? null) : null);

/** The side whose room it is, or the letter of the group. */
function groupOf(page: Page, path: string): readonly string[] {
  const mark = /\[([^\]]*)\][^[]*$/.exec(path)?.[1];
  return mark === undefined ? [] : [page.sides.find(({ side }) => side === mark)?.name ?? mark.toUpperCase()];
}

function results(desk: Desk, page: Page): readonly Block[] {
  if (page.results.length === 0) return [];
  return [
    divider,
    ...header(desk.t("room.results")),
    ...page.results.flatMap((result) => [...small(result.title.words), ...result.card.blocks.flatMap(read)]),
  ];
}

function people(desk: Desk, team: TeamView): readonly Block[] {
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

/** What the team leads with, each behind a form. */
const tools = (desk: Desk, page: Page): readonly Block[] =>
  actions(teamForms(page, desk.t).map(({ command, label }) => button(desk, label, { does: "form", command })));

function toTheTeam(desk: Desk, page: Page): readonly Block[] {
  if (page.aside.line === null || page.status === "ended") return [];
  const said = page.aside.line.map((each) => `${each.name}: ${each.words.words}`);
  return [
    divider,
    ...list(said, false),
    ...actions([button(desk, desk.t("aside.tell"), { does: "form", command: "tell", args: { person: "me" } })]),
  ];
}

const sheet = (desk: Desk, page: Page): readonly Block[] => [
  divider,
  ...header(desk.t("room.sheet")),
  ...list(
    page.rounds.map((row) => `${row.title.words} (${desk.t(`room.sheet.${row.is}`)})`),
    true,
  ),
];

const foot = (desk: Desk, page: Page): readonly Block[] => {
  const { t } = desk;
  const leads = page.team !== null;
  return [
    divider,
    ...small([t("slack.sees"), ...page.regime.map((line) => line.words)].join("\n")),
    ...actions([
      button(desk, t("assurance.elsewhere"), { does: "browser" }),
      ...(page.status === "ended" || leads ? [] : [button(desk, t("room.leave"), { does: "do", command: "leave" }, "danger")]),
    ]),
  ];
};
