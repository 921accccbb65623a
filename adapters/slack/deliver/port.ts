import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Delivered, Place, Port } from "../../../src/platform/port.ts";
import type { RoomPage } from "../../../src/platform/room-page.ts";
import type { Session } from "../../../src/model/session.ts";
import { isInside } from "../../../src/session/paths.ts";
import { branchMembers, isFacilitator, people, takesPart } from "../../../src/session/people.ts";
import { z } from "zod";
import type { Client, Outcome } from "../client.ts";
import { outcomeOf } from "../client.ts";
import type { SlackDeps } from "../deps.ts";
import { pieces } from "../limits.ts";
import { section, small, type Block } from "../render/kit.ts";
import { messagesOf } from "../render/leaves.ts";
import { deadline, doorbell, ended, lobby, opened, released, said, toTheTeam, type Message } from "../render/room.ts";
import { speechIn, type Speech } from "../speech.ts";
import { teamOf, type Floors } from "./floor.ts";
import type { Order } from "./order.ts";
import type { Pace } from "./pace.ts";
import type { Reach } from "./reach.ts";
import type { SideRooms } from "./side-rooms.ts";
import { standingOf } from "./standing.ts";
import { keepTrouble } from "./trouble.ts";

export interface Posting {
  readonly deps: SlackDeps;
  readonly client: Client;
  readonly pace: Pace;
  readonly reach: Reach;
  readonly order: Order;
  readonly floors: Floors;
  readonly sideRooms: SideRooms;
}

const SENT: Delivered = { is: "sent", ref: "" };

/** Shows cards in the channels of a session. A channel that takes no posts is told to the team, and holds nothing up. */
export const portFor = (posting: Posting): Port => ({
  platform: "slack",
  deliver: (job) => posting.order.take(job.session, job.id, job.again, () => everywhere(posting, job)),
});

type Job = Parameters<Port["deliver"]>[0];

async function everywhere(posting: Posting, job: Job): Promise<Delivered> {
  const { deps } = posting;
  const of = async (): Promise<readonly Place[]> =>
    (await deps.engine.places.of(job.session)).filter((place) => place.platform === "slack");
  const main = (await of()).find((place) => place.shows === "room");
  const later = main ? await posting.sideRooms.open(job.session, main) : null;
  if (later) return later;
  const places = await of();
  for (const [index, place] of places.entries()) {
    const done = await inPlace(posting, place, { ...job, isLastPlace: index === places.length - 1 });
    if (done.is === "later" || done.is === "unknown") return done;
    if (done.is === "refused") deps.log.fault("slack", done.code);
    if (done.is === "refused" || done.ref !== "") await keepTrouble(deps, job.session, place, done.is === "refused" ? done.code : null);
  }
  if (main) await posting.sideRooms.close(job.session, job.path);
  return SENT;
}

type Here = Job & { readonly isLastPlace: boolean };

async function inPlace(posting: Posting, place: Place, job: Here): Promise<Delivered> {
  const { session, card, path, line, again } = job;
  const { deps } = posting;
  const state = await deps.engine.state(session);
  if (!state?.plan) return SENT;
  const locale = state.plan.language;
  const t = speechIn(locale);
  const branch = place.shows === "room" || place.shows === "doorbell" ? null : place.shows;
  const page = await deps.engine.roomPage(session, { locale }, branch);
  if (!page) return SENT;
  const channel = place.channel.split("/")[1] ?? "";
  if (place.shows === "doorbell") return ring(posting, channel, card, again, locale);
  // What concerns other groups, or the whole room, is said there; that everything stands, everywhere.
  if (branch !== null && card !== "standing" && (path === null || !isInside(path, branch))) return SENT;
  const round = page.now.find((each) => each.path === path);
  const show = (message: Message): Promise<Delivered> => post(posting, channel, message, job, t);
  switch (card) {
    case "phaseOpened":
      // Of a round that is over already nothing is to be said.
      if (!round) return SENT;
      // A summary is composed and looked over before it concerns anybody.
      if (round.kind === "report" && round.phase !== "clear") return SENT;
      return round.floor ? posting.floors.show(session, place, round.path, again) : show(opened(page, round, t));
    case "floor":
      return path === null ? SENT : posting.floors.show(session, place, path, again);
    case "said": {
      const words = line && isHere(state, path, branch) ? await deps.engine.line(session, line, locale) : null;
      const done = words ? await show(said(words.words)) : SENT;
      if (words && path !== null && done.is === "sent") await posting.floors.sinks(session, place, path);
      return done;
    }
    case "released": {
      const result = page.results.find((each) => each.path === path);
      if (result) return show(released(page, result, t));
      return page.artefacts.some((each) => each.path === path) ? recap(posting, channel, page, job) : SENT;
    }
    case "timeIsUp":
    case "phaseHeld": {
      const words =
        card === "timeIsUp"
          ? t("room.timeIsUp", { title: round?.title.words ?? "" })
          : t(`room.held.${round?.heldFor ?? "tooFew"}`, { title: round?.title.words ?? "" });
      return round ? whisperToTeam(posting, channel, session, toTheTeam(page, round, words, t)) : SENT;
    }
    case "lobby":
      return page.status === "planned" ? show(lobby(page, t)) : SENT;
    case "standing": {
      const stands = await standingOf(deps, page, place, t);
      const done = stands ? await show(stands.message) : SENT;
      if (stands && done.is === "sent") await stands.told();
      return done;
    }
    case "deadline":
      return round?.stage === "open" ? show(deadline(round, t)) : SENT;
    case "sessionEnded":
      return show(ended(page, t));
    default:
      return SENT;
  }
}

/** What is said in the room of a branch is heard there alone; what is of no round, in the channel of all. */
const isHere = (session: Session, path: Path | null, branch: Path | null): boolean =>
  path === null ? branch === null : branch === null ? branchMembers(session, path) === null : isInside(path, branch);

async function ring(posting: Posting, channel: string, card: string, again: boolean, locale: string): Promise<Delivered> {
  if (again || card !== "phaseOpened") return SENT;
  return send(posting, channel, doorbell(speechIn(locale), posting.deps.publicUrl()));
}

const asMessage = ({ text, blocks }: Message) => ({ text: escaped(text), blocks: [...blocks], unfurl_links: false, unfurl_media: false });

/** What stands in a notification is read for mentions, unlike the blocks. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const sentSchema = z.object({ messages: z.int().min(0) });

/**
 * A long card is several messages. How many of them are there is kept, so that whatever is done again goes on where it
 * stopped; the one message of which nobody knows says that it is shown once more.
 */
async function post(
  posting: Posting,
  channel: string,
  message: Message,
  { id, session, again, isLastPlace }: Here,
  t: Speech,
): Promise<Delivered> {
  const { places } = posting.deps.engine;
  const name = `sent ${id} ${channel}`;
  const messages = messagesOf(message.blocks);
  const before = sentSchema.safeParse(await places.posted(session, name)).data?.messages ?? 0;
  let done: Delivered = SENT;
  for (const [index, blocks] of messages.entries()) {
    if (index < before) continue;
    const marked = again && index === before ? [...small(t("slack.again")), ...blocks] : blocks;
    done = await send(posting, channel, { text: message.text, blocks: marked });
    if (done.is !== "sent") return done;
    if (!isLastPlace || index < messages.length - 1) await places.keepPosted(session, name, { messages: index + 1 });
  }
  return done;
}

async function send({ client, pace, reach }: Posting, channel: string, message: Message): Promise<Delivered> {
  const wait = await pace.post(channel);
  if (wait !== null) return { is: "later", afterMs: wait };
  return deliveredBy(await reach.call(() => client.chat.postMessage({ channel, ...asMessage(message) })), pace);
}

export function deliveredBy(done: Outcome<{ readonly ts?: string }>, pace: Pace): Delivered {
  switch (done.is) {
    case "ok":
      return { is: "sent", ref: done.value.ts ?? "" };
    case "later":
      pace.hold(done.afterMs);
      return { is: "later", afterMs: done.afterMs };
    case "refused":
      return { is: "refused", code: done.code };
    case "unknown":
      return { is: "unknown" };
  }
}

/** The recap, once it is cleared: as messages, and as a file. */
async function recap(posting: Posting, channel: string, page: RoomPage, job: Here): Promise<Delivered> {
  const { deps, client } = posting;
  const state = await deps.engine.state(job.session);
  const reader = state && people(state).find((each) => isFacilitator(each) && takesPart(state, each));
  if (!reader || job.path === null) return SENT;
  const markdown = await deps.engine.artefact({ session: job.session, person: reader.id }, job.path, "markdown");
  if (markdown === null) return SENT;
  const t = speechIn(state.plan.language);
  const done = await post(
    posting,
    channel,
    { text: t("slack.recap"), blocks: [...section(t("slack.recap")), ...markdownBlocks(markdown)] },
    job,
    t,
  );
  if (done.is !== "sent" || job.again) return done;
  // The file is a convenience: the words stand above it.
  await outcomeOf(client.filesUploadV2({ channel_id: channel, filename: "summary.md", content: markdown, title: page.title.words }));
  return done;
}

const MARKDOWN_CHARS = 11_000;

/** As many blocks as it takes, broken between paragraphs. */
const markdownBlocks = (markdown: string): readonly Block[] =>
  pieces(markdown, MARKDOWN_CHARS).map((text) => ({ type: "markdown" as const, text }));

/** To each of the team alone, as far as they are on Slack. It may be lost: it is said on their page as well. */
async function whisperToTeam({ deps, client }: Posting, channel: string, session: SessionId, message: Message): Promise<Delivered> {
  for (const user of await teamOf(deps, session)) {
    const done = await outcomeOf(client.chat.postEphemeral({ channel, user, ...asMessage(message) }));
    if (done.is === "later") return { is: "later", afterMs: done.afterMs };
  }
  return SENT;
}
