import type { FloorView, RoomPage, RoomRound } from "../../../src/platform/room-page.ts";
import {
  actions,
  button,
  exactly,
  header,
  list,
  moment,
  section,
  small,
  type Button,
  type Desk,
  type Message,
  type OneMessage,
  type Part,
} from "../kit.ts";
import { PLATFORMS, type Platform } from "../../platforms.ts";
import { type Speech } from "../speech.ts";
import { read } from "./card.ts";

const pageButton = (desk: Desk): Button => button(desk, desk.t("chat.open"), { does: "page" }, "main");

/** Before it begins: what it is, and the way in. */
export function lobby(page: RoomPage, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  return {
    text: t("chat.lobby"),
    parts: [
      ...header(page.title.words),
      ...(page.question ? section(page.question.words) : []),
      ...(page.startsAt === null ? [] : [moment(t("chat.begins"), page.startsAt)]),
      ...section(t("chat.lobby.about")),
      ...small(t.own("sees")),
      ...actions([pageButton(desk)]),
    ],
  };
}

/** In a place that is shown a conversation which goes on: what is asked now, and the way in. */
export function joined(page: RoomPage, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  const rounds = page.now.filter(({ floor: now }) => now === null);
  return {
    text: t("chat.joined"),
    parts: [
      ...header(page.title.words),
      ...section(t("chat.joined")),
      ...rounds.flatMap((round) => asked(round, t)),
      ...small(t.own("sees")),
      ...actions([...rounds.flatMap((round) => direct(desk, round)), pageButton(desk)]),
    ],
  };
}

const headingOf = (round: RoomRound, t: Speech): string =>
  `${t("room.round", { number: round.number, of: round.of })}: ${round.title.words}`;

/** What a round asks, and until when. */
const asked = (round: RoomRound, t: Speech): readonly Part[] => [
  ...header(headingOf(round, t)),
  ...(round.askedAgain ? section(t("room.askedAgain")) : []),
  ...round.blocks.flatMap(read),
  ...section(t(`chat.opened.${opensAs(round)}`)),
  ...(round.dueAt === null ? [] : [moment(t("chat.ends"), round.dueAt)]),
];

/** A round has begun, or another phase of it. */
export function opened(page: RoomPage, round: RoomRound, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  return { text: headingOf(round, t), parts: [...asked(round, t), ...actions([...direct(desk, round), pageButton(desk)])] };
}

const HANDS = { collect: "write", judge: "judge", relate: "judge", pulse: "judge", talk: "talk", gate: "gate", report: "report" } as const;

function whatToDo({ kind, phase }: RoomRound): (typeof HANDS)[keyof typeof HANDS] | "look" | "contest" {
  if (kind === "organise") return phase === "contest" ? "contest" : "look";
  if (kind === "gate" && phase !== "consent") return phase === "ask" ? "judge" : "look";
  if (kind === "brief") return phase === "ask" ? "write" : phase === "support" ? "judge" : "look";
  return kind in HANDS ? HANDS[kind as keyof typeof HANDS] : "look";
}

/** Nobody is told that a channel will not see what it will. */
function opensAs(round: RoomRound): string {
  const does = whatToDo(round);
  return round.isNamed && (does === "write" || does === "judge" || does === "contest") ? `${does}Named` : does;
}

/** Opens the form itself, where the round has one for everybody: one press less. */
function direct(desk: Desk, round: RoomRound): readonly Button[] {
  const { path, stage } = round;
  if (stage !== "open") return [];
  const does = whatToDo(round);
  if (does === "write") return [button(desk, desk.t("chat.write"), { does: "form", command: "idea", path }, "main")];
  if (does === "judge") return [button(desk, desk.t("chat.vote"), { does: "form", command: "vote", path }, "main")];
  return [];
}

/** The floor: one message, changed as turns pass. */
export function floor(page: RoomPage, round: RoomRound, t: Speech): OneMessage {
  const desk: Desk = { session: page.session, t };
  const { floor: now } = round;
  const heading = headingOf(round, t);
  const isOpen = round.stage === "open";
  const after = [
    ...(round.stage === "paused" ? section(t("room.paused")) : []),
    ...whoseTurn(now, t),
    ...list(now?.sitting.map((each) => each.name.words) ?? [], false),
    ...waiting(now, t),
    ...(now ? small(t.own(`floor.${now.speech}`)) : []),
    ...actions([...(isOpen ? floorButtons(desk, round) : []), pageButton(desk)]),
  ];
  return {
    text: (now?.holder?.until ? now.holder.name.words : now?.turn?.words) ?? heading,
    before: header(heading),
    subject: round.blocks.flatMap(read),
    rest: small(t("chat.rest")),
    after,
  };
}

/** A card stands while time goes by: it names the end of a turn, and not what is left of it. */
function whoseTurn(now: FloorView | null, t: Speech): readonly Part[] {
  if (now?.holder?.until) return [...section(now.holder.name.words), exactly(t("chat.floor.until"), now.holder.until)];
  return now?.turn ? section(now.turn.words) : [];
}

/** Who comes next; those who wait for a seat stand apart from those who sit. */
const waiting = (now: FloorView | null, t: Speech): readonly Part[] =>
  now === null || now.order.length === 0
    ? []
    : [
        ...(now.by === "seats" ? section(t("talk.seats.waiting")) : []),
        ...list(
          now.order.map((each) => each.words),
          true,
        ),
      ];

/** What is left of the card of a talk that is over: nothing to press. */
export const floorOver = (page: RoomPage, t: Speech): Message => ({
  text: t("chat.floor.over"),
  parts: [...section(t("chat.floor.over")), ...actions([pageButton({ session: page.session, t })])],
});

/** `isHolders`: for whoever has the floor, who asks for nothing. */
function floorButtons(desk: Desk, { path, floor: now }: RoomRound, isHolders = false): readonly Button[] {
  if (!now) return [];
  const { t } = desk;
  const does = (words: string, what: string, more = {}): Button =>
    button(desk, t(words), { does: "do", command: "floor", path, args: { do: what, ...more } });
  return [
    ...(now.speech === "typed" ? [button(desk, t("talk.say"), { does: "form", command: "say", path }, "main")] : []),
    ...(now.by === "queue" && !isHolders ? [does("talk.raise", "raise"), does("talk.lower", "lower")] : []),
    ...(now.by === "seats" ? [...(isHolders ? [] : [does("talk.seats.take", "take")]), does("talk.seats.stand", "stand")] : []),
    ...(now.by === "open" || now.by === "seats" ? [] : [does("talk.done", "done", now.holder ? { turn: String(now.holder.since) } : {})]),
    ...(now.mayPass ? [button(desk, t("talk.pass"), { does: "do", command: "pass", path })] : []),
  ];
}

/** What stands, and how that is said; `null`: nothing does. */
export function whatStands({ status, heldBecause, insert, now }: RoomPage): { readonly mark: string; readonly say: string } | null {
  if (status === "locked") return { mark: status, say: "room.status.locked" };
  if (status === "held")
    return { mark: `held ${heldBecause}`, say: heldBecause === "nobodyLeads" ? "aside.nobodyLeads" : "room.status.held" };
  if (insert && insert.is !== "rules") return { mark: `${insert.is} ${insert.until}`, say: `aside.${insert.is}` };
  return now.length > 0 && now.every(({ stage }) => stage === "paused") ? { mark: "paused", say: "room.paused" } : null;
}

/** That everything stands, or that it goes on: until when, now that the clocks have stood still. */
export function standing(page: RoomPage, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  const stands = whatStands(page);
  const words = t(stands?.say ?? "chat.goesOn");
  const until = page.insert?.is === "rules" ? null : (page.insert?.until ?? null);
  const ends = stands ? [] : page.now.flatMap((round) => endOf(round, t));
  return {
    text: words,
    parts: [...section(words), ...(until === null ? ends : [moment(t("chat.until"), until)]), ...actions([pageButton(desk)])],
  };
}

/** That people in another place take part from now on: everybody accepted who is here; or that it is shown in one place fewer. */
export function otherPlace(page: RoomPage, card: "elsewhere" | "notShown", on: Platform | null, t: Speech): Message {
  const words = t(`chat.${card}`, { where: on ? PLATFORMS[on] : "" });
  return { text: words, parts: [...section(words), ...actions([pageButton({ session: page.session, t })])] };
}

/** The last thing that is said in a place where it is shown no more, and what its cards say from then on. */
export const leftHere = (t: Speech): Message => ({ text: t("chat.left"), parts: section(t("chat.left")) });

export const rules = (page: RoomPage, t: Speech): Message => ({
  text: t("chat.rules"),
  parts: [...section(t("chat.rules")), ...actions([pageButton({ session: page.session, t })])],
});

/** When a round ends, where that has changed. */
export function deadline(round: RoomRound, t: Speech): Message {
  const words = t(round.lastCall ? "room.lastCall" : "chat.ends.changed");
  return { text: words, parts: [...small(round.title.words), ...section(words), ...endOf(round, t)] };
}

/** To everybody in the place alike, so that it tells nothing of who has sent something. */
export function reminder(page: RoomPage, round: RoomRound, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  const words = t("chat.reminder", { title: round.title.words });
  return { text: words, parts: [...section(words), ...endOf(round, t), ...actions([...direct(desk, round), pageButton(desk)])] };
}

/** Once a day, over days: what is open, and until when. */
export function digest(page: RoomPage, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  const open = page.now.filter(({ stage }) => stage === "open");
  return {
    text: t("chat.digest"),
    parts: [
      ...section(t("chat.digest")),
      ...open.flatMap((round) => [...section(round.title.words), ...endOf(round, t)]),
      ...actions([...open.flatMap((round) => direct(desk, round)), pageButton(desk)]),
    ],
  };
}

const endOf = ({ dueAt, lastCall }: RoomRound, t: Speech): readonly Part[] =>
  lastCall ? [exactly(t("chat.ends"), lastCall.closesAt)] : dueAt === null ? [] : [moment(t("chat.ends"), dueAt)];

/** To whoever has the floor or a seat, and to nobody else: the card may be far above by now. */
export function yourTurn(page: RoomPage, round: RoomRound, t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  const words = t(round.floor?.by === "seats" ? "chat.yourSeat" : "chat.yourTurn");
  return {
    text: words,
    parts: [...section(words), ...actions([...floorButtons(desk, round, true), pageButton(desk)])],
  };
}

/** Something a person said in their turn, by the form. */
export const said = (words: string): Message => ({ text: words, parts: section(words) });

export function released(page: RoomPage, result: RoomPage["results"][number], t: Speech): Message {
  const desk: Desk = { session: page.session, t };
  return {
    text: t("chat.released"),
    parts: [...header(result.title.words), ...result.card.blocks.flatMap(read), ...actions([pageButton(desk)])],
  };
}

export function ended(page: RoomPage, t: Speech): Message {
  return {
    text: t("room.status.ended"),
    parts: [
      ...header(page.title.words),
      ...section(t("room.status.ended")),
      ...(page.destroyAt === null ? [] : [moment(t("chat.erased"), page.destroyAt)]),
      ...section(t.own("stays")),
    ],
  };
}

/** For the team alone, as an ephemeral. */
export const toTheTeam = (page: RoomPage, round: RoomRound | null, words: string, t: Speech): Message => {
  const desk: Desk = { session: page.session, t };
  return { text: words, parts: [...(round ? small(round.title.words) : []), ...section(words), ...actions([pageButton(desk)])] };
};

/** In a private channel for a group, before anything is said in it. */
export const sideRoom = (t: Speech): Message => ({ text: t.own("sideRoom"), parts: section(t.own("sideRoom")) });

/** Nothing but the way to the browser room. */
export const doorbell = (t: Speech, address: string): Message => ({
  text: t("chat.doorbell"),
  parts: [...section(t("chat.doorbell")), ...section(address)],
});
