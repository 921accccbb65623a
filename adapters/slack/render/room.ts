import type { RoomPage, RoomRound } from "../../../src/platform/room-page.ts";
import type { Speech } from "../speech.ts";
import { button, createDesk, read, type Desk } from "./blocks.ts";
import { actions, header, list, section, small, type Block, type Button } from "./kit.ts";
import { beginningOf } from "./leaves.ts";
import { moment } from "./moment.ts";

/** A message in a channel: its blocks, and what stands in a notification. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
}

const pageButton = (desk: Desk): Button => button(desk, desk.t("slack.open"), { does: "page" }, "main");

/** Before it begins: what it is, and the way in. */
export function lobby(page: RoomPage, t: Speech): Message {
  const desk = createDesk(page.session, t);
  return {
    text: t("slack.lobby"),
    blocks: [
      ...header(page.title.words),
      ...(page.question ? section(page.question.words) : []),
      ...(page.startsAt === null ? [] : [moment(t("slack.begins"), page.startsAt)]),
      ...section(t("slack.lobby.about")),
      ...small(t("slack.sees")),
      ...actions([pageButton(desk)]),
    ],
  };
}

/** A round has begun, or another phase of it. */
export function opened(page: RoomPage, round: RoomRound, t: Speech): Message {
  const desk = createDesk(page.session, t);
  const heading = `${t("room.round", { number: round.number, of: round.of })}: ${round.title.words}`;
  return {
    text: heading,
    blocks: [
      ...header(heading),
      ...(round.askedAgain ? section(t("room.askedAgain")) : []),
      ...round.blocks.flatMap(read),
      ...section(t(`slack.opened.${whatToDo(round)}`)),
      ...(round.dueAt === null ? [] : [moment(t("slack.ends"), round.dueAt)]),
      ...actions([...direct(desk, round), pageButton(desk)]),
    ],
  };
}

const HANDS = { collect: "write", judge: "judge", pulse: "judge", talk: "talk", gate: "gate", report: "report" } as const;

function whatToDo({ kind, phase }: RoomRound): (typeof HANDS)[keyof typeof HANDS] | "look" | "contest" {
  if (kind === "organise") return phase === "contest" ? "contest" : "look";
  return kind in HANDS ? HANDS[kind as keyof typeof HANDS] : "look";
}

/** Opens the form itself, where the round has one for everybody: one press less. */
function direct(desk: Desk, { kind, path, stage }: RoomRound): readonly Button[] {
  if (stage !== "open") return [];
  if (kind === "collect") return [button(desk, desk.t("slack.write"), { does: "form", command: "idea", path }, "main")];
  if (kind === "judge" || kind === "pulse") return [button(desk, desk.t("slack.vote"), { does: "form", command: "vote", path }, "main")];
  return [];
}

/** The floor: one message, changed as turns pass. */
export function floor(page: RoomPage, round: RoomRound, t: Speech): Message {
  const desk = createDesk(page.session, t);
  const { floor: now } = round;
  const heading = `${t("room.round", { number: round.number, of: round.of })}: ${round.title.words}`;
  const isOpen = round.stage === "open";
  const turn = [
    ...(round.stage === "paused" ? section(t("room.paused")) : []),
    ...(now?.turn ? section(now.turn.words) : []),
    ...list(now?.order.map((each) => each.words) ?? [], true),
    ...(now ? small(t(`slack.floor.${now.speech}`)) : []),
    ...actions([...(isOpen ? floorButtons(desk, round) : []), pageButton(desk)]),
  ];
  // It is one message, so what is talked about has the room that is left.
  const subject = round.blocks.flatMap(read);
  const rest = small(t("slack.rest"));
  const shown = beginningOf(subject, [...header(heading), ...turn, ...rest]);
  return {
    text: now?.turn?.words ?? heading,
    blocks: [...header(heading), ...shown, ...(shown.length < subject.length ? rest : []), ...turn],
  };
}

/** What is left of the card of a talk that is over: nothing to press. */
export const floorOver = (page: RoomPage, t: Speech): Message => ({
  text: t("slack.floor.over"),
  blocks: [...section(t("slack.floor.over")), ...actions([pageButton(createDesk(page.session, t))])],
});

function floorButtons(desk: Desk, { path, floor: now }: RoomRound): readonly Button[] {
  if (!now) return [];
  const { t } = desk;
  const does = (words: string, what: string): Button => button(desk, t(words), { does: "do", command: "floor", path, args: { do: what } });
  return [
    ...(now.speech === "typed" ? [button(desk, t("talk.say"), { does: "form", command: "say", path }, "main")] : []),
    ...(now.by === "queue" ? [does("talk.raise", "raise"), does("talk.lower", "lower")] : []),
    ...(now.by === "open" ? [] : [does("talk.done", "done")]),
    ...(now.mayPass ? [button(desk, t("talk.pass"), { does: "do", command: "pass", path })] : []),
  ];
}

/** That everything stands, or that it goes on. */
export function standing(page: RoomPage, t: Speech): Message {
  const desk = createDesk(page.session, t);
  const words = standingWords(page, t);
  const until = page.insert?.until ?? null;
  return {
    text: words,
    blocks: [...section(words), ...(until === null ? [] : [moment(t("slack.until"), until)]), ...actions([pageButton(desk)])],
  };
}

function standingWords({ status, heldBecause, insert, now }: RoomPage, t: Speech): string {
  if (status === "locked") return t("room.status.locked");
  if (status === "held") return t(heldBecause === "nobodyLeads" ? "aside.nobodyLeads" : "room.status.held");
  if (insert) return insert.is === "rules" ? t("slack.rules") : t(`aside.${insert.is}`);
  return t(now.length > 0 && now.every(({ stage }) => stage === "paused") ? "room.paused" : "slack.goesOn");
}

/** When a round ends, where that has changed. */
export const deadline = (round: RoomRound, t: Speech): Message => ({
  text: t("slack.ends.changed"),
  blocks: [
    ...small(round.title.words),
    ...section(t("slack.ends.changed")),
    ...(round.dueAt === null ? [] : [moment(t("slack.ends"), round.dueAt)]),
  ],
});

/** To whoever has the floor, and to nobody else: the card may be far above by now. */
export function yourTurn(page: RoomPage, round: RoomRound, t: Speech): Message {
  const desk = createDesk(page.session, t);
  return {
    text: t("slack.yourTurn"),
    blocks: [...section(t("slack.yourTurn")), ...actions([...floorButtons(desk, round), pageButton(desk)])],
  };
}

/** Something a person said in their turn, by the form. */
export const said = (words: string): Message => ({ text: words, blocks: section(words) });

export function released(page: RoomPage, result: RoomPage["results"][number], t: Speech): Message {
  const desk = createDesk(page.session, t);
  return {
    text: t("slack.released"),
    blocks: [...header(result.title.words), ...result.card.blocks.flatMap(read), ...actions([pageButton(desk)])],
  };
}

export function ended(page: RoomPage, t: Speech): Message {
  return {
    text: t("room.status.ended"),
    blocks: [
      ...header(page.title.words),
      ...section(t("room.status.ended")),
      ...(page.destroyAt === null ? [] : [moment(t("slack.erased"), page.destroyAt)]),
      ...section(t("slack.stays")),
    ],
  };
}

/** For the team alone, as an ephemeral. */
export const toTheTeam = (page: RoomPage, round: RoomRound | null, words: string, t: Speech): Message => {
  const desk = createDesk(page.session, t);
  return { text: words, blocks: [...(round ? small(round.title.words) : []), ...section(words), ...actions([pageButton(desk)])] };
};

/** In a private channel for a group, before anything is said in it. */
export const sideRoom = (t: Speech): Message => ({ text: t("slack.sideRoom"), blocks: section(t("slack.sideRoom")) });

/** Nothing but the way to the browser room. */
export const doorbell = (t: Speech, address: string): Message => ({
  text: t("slack.doorbell"),
  blocks: [...section(t("slack.doorbell")), ...section(address)],
});
