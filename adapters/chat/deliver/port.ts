import { z } from "zod";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Delivered, LeftPlace, Place, Port, Showing } from "../../../src/platform/port.ts";
import type { RoomPage } from "../../../src/platform/room-page.ts";
import type { Troubles } from "../../../src/engine/troubles.ts";
import { homeOf, idIn } from "../../../src/platform/address.ts";
import { isInside } from "../../../src/session/paths.ts";
import { branchMembers, isFacilitator, people, takesPart } from "../../../src/session/people.ts";
import type { ChatDeps } from "../deps.ts";
import { section, type Message } from "../kit.ts";
import {
  deadline,
  digest,
  doorbell,
  ended,
  joined,
  leftHere,
  lobby,
  opened,
  otherPlace,
  released,
  reminder,
  rules,
  said,
  toTheTeam,
} from "../render/room.ts";
import { speechIn, type Speech } from "../speech.ts";
import { branchOf, isSideRoom, openBranches } from "./branches.ts";
import { createFloors, teamOf, type Floors } from "./floor.ts";
import type { Order } from "./order.ts";
import { standingOf } from "./standing.ts";
import { SENT, type Surface } from "./surface.ts";

/** Rooms of groups that sit apart, driven to what is so now. */
export interface SideRooms {
  /** Makes those that are missing, and lets in and out whoever is to be. Not null: the platform is to be asked later. */
  open(session: Session, main: Place): Promise<Delivered | null>;
  /** Closes those that are over, but the one in which `path` still has something to say. Not null: to be done again later. */
  close(session: SessionId, path: Path | null): Promise<Delivered | null>;
}

export interface Posting {
  readonly deps: ChatDeps;
  readonly surface: Surface;
  readonly order: Order;
  readonly sideRooms: SideRooms;
  /** Drives the channel itself, where the platform can, to what is so now: who may write there, how often. Not null: how that went. */
  readonly drives?: (session: SessionId, place: Place, isShown: boolean) => Promise<Delivered | null>;
  readonly troubles: Troubles;
}

type Posts = Posting & { readonly floors: Floors };

/** Shows cards in the channels of a session. A channel that takes no posts is told to the team, and holds nothing up. */
export function portFor(posting: Posting): Port {
  const posts: Posts = { ...posting, floors: createFloors(posting.deps, posting.surface) };
  return {
    platform: posting.surface.platform,
    // That everything stands is told at once: nothing of what waits is to be read any more.
    deliver: (job) =>
      posting.order.take(job.card === "standing" ? `standing ${job.session}` : job.session, job.id, job.again, () =>
        everywhere(posts, job),
      ),
  };
}

type Job = Parameters<Port["deliver"]>[0];

async function everywhere(posting: Posts, job: Job): Promise<Delivered> {
  const { deps, troubles } = posting;
  const state = await deps.engine.state(job.session);
  if (!state?.plan) return SENT;
  const isOurs = (place: Place): boolean => place.platform === posting.surface.platform;
  const before = await deps.engine.places.all(job.session);
  if (job.card === "notShown") {
    const gone = await leave(posting, job, state, before.left.filter(isOurs));
    if (gone) return gone;
  }
  if (!before.shown.some(isOurs)) return SENT;
  const isApart = openBranches(state).length > 0;
  for (const main of isApart ? mainsOf(before.shown.filter(isOurs)) : []) {
    const later = await posting.sideRooms.open(state, main);
    if (later) return later;
  }
  // Rooms may have been made.
  const all: readonly Showing[] = isApart ? (await deps.engine.places.all(job.session)).shown : before.shown;
  const places = all.filter(isOurs);
  for (const place of places) {
    const kept = place.shows === "room" ? await posting.drives?.(job.session, place, true) : null;
    if (kept?.is === "later") return kept;
  }
  for (const [index, place] of places.entries()) {
    // Where another platform has the card to show as well, all of it may be done again for that one's sake.
    const isLastPlace = index === places.length - 1 && places.length === all.length;
    const done = await inPlace(posting, place, { ...job, isLastPlace }, state);
    if (done.is === "later" || done.is === "unknown") return done;
    if (done.is === "refused") deps.log.fault(posting.surface.platform, done.code);
    if (done.is === "refused" || done.ref !== "")
      await troubles.keep(job.session, place, "channel", done.is === "refused" ? done.code : null);
  }
  const closed = places.some(isSideRoom) ? await posting.sideRooms.close(job.session, job.path) : null;
  // What could not be closed is closed with the next card; with the last one there is none.
  if (closed && job.card === "sessionEnded") return closed;
  if (!isApart) await nobodyApart(posting, job.session, places);
  return SENT;
}

/** Nobody sits apart: what was refused of rooms concerns nobody any more. */
async function nobodyApart({ troubles }: Posts, session: SessionId, places: readonly Showing[]): Promise<void> {
  for (const main of mainsOf(places)) await troubles.keep(session, main, "rooms", null);
  for (const room of places.filter(isSideRoom)) await troubles.keep(session, room, "members", null);
}

/** The channel of all on each server or in each workspace: rooms of groups are made beside it. */
const mainsOf = (places: readonly Place[]): readonly Place[] =>
  places.filter(
    (place) =>
      place.shows === "room" && place === places.find((each) => each.shows === "room" && homeOf(each.channel) === homeOf(place.channel)),
  );

/**
 * Where it is shown no more that is said, once, and by its cards as well; the channel is as it was before, and rooms of groups
 * there are closed.
 */
async function leave(posting: Posts, job: Job, state: Session, left: readonly LeftPlace[]): Promise<Delivered | null> {
  const { deps, surface } = posting;
  const t = speechIn(state.plan.language, surface.platform);
  const message = leftHere(t);
  const paths = Object.keys(state.runs) as Path[];
  for (const place of left.filter(({ shows }) => shows !== "doorbell")) {
    const given = place.shows === "room" ? await posting.drives?.(job.session, place, false) : null;
    if (given?.is === "later") return given;
    for (const path of paths) {
      const gone = await posting.floors.leaves(job.session, place, path, message);
      if (gone.is === "later") return gone;
    }
    if (place.shows !== "room") continue;
    // Under a name of its own, the same whatever else is left later.
    const done = await post(
      posting,
      channelOf(place),
      message,
      { ...job, id: place.showing.slice(0, MOST_OF_A_KEY), isLastPlace: false },
      t,
    );
    if (done.is === "later" || done.is === "unknown") return done;
    if (done.is === "refused") deps.log.fault(surface.platform, done.code);
  }
  return left.some(isSideRoom) ? posting.sideRooms.close(job.session, job.path) : null;
}

/** A platform takes keys of so many letters. */
const MOST_OF_A_KEY = 25;

const channelOf = ({ channel }: Place): string => idIn(channel);

type Here = Job & { readonly isLastPlace: boolean };

async function inPlace(posting: Posts, place: Showing, job: Here, state: Session): Promise<Delivered> {
  const { session, card, path, line, again } = job;
  const { deps } = posting;
  const locale = state.plan.language;
  const t = speechIn(locale, posting.surface.platform);
  const branch = branchOf(place);
  const page = await deps.engine.roomPage(session, { locale }, branch);
  if (!page) return SENT;
  const channel = channelOf(place);
  if (place.shows === "doorbell") return ring(posting, channel, job, t);
  // What concerns other groups, or the whole room, is said there; that everything stands, everywhere.
  if (branch !== null && card !== "standing" && (path === null || !isInside(path, branch))) return SENT;
  // What was written and what came of it waits until the lockdown is lifted.
  if (page.status === "locked" && !SHOWN_LOCKED.includes(card)) return { is: "later", afterMs: LOCKED_MS };
  const round = page.now.find((each) => each.path === path);
  const show = (message: Message): Promise<Delivered> => post(posting, channel, message, job, t);
  switch (card) {
    case "phaseOpened":
      // Of a round that is over already nothing is to be said.
      if (!round) return SENT;
      // A summary is composed and looked over before it concerns anybody.
      if (round.kind === "report" && round.phase !== "clear") return SENT;
      return round.floor ? posting.floors.show(session, place, round.path, job.id, again) : show(opened(page, round, t));
    case "floor":
      return path === null ? SENT : posting.floors.show(session, place, path, job.id, again);
    case "said": {
      const words = line && isHere(state, path, branch) ? await deps.engine.line(session, line, locale) : null;
      const done = words ? await show(said(words.words)) : SENT;
      if (words && path !== null && done.is === "sent" && done.ref !== "") await posting.floors.sinks(session, place, path);
      return done;
    }
    case "released": {
      const result = page.results.find((each) => each.path === path);
      if (result) return show(released(page, result, t));
      return page.artefacts.some((each) => each.path === path) ? recap(posting, channel, page, job, state) : SENT;
    }
    case "timeIsUp":
    case "phaseHeld": {
      const words =
        card === "timeIsUp"
          ? t("room.timeIsUp", { title: round?.title.words ?? "" })
          : t(`room.held.${round?.heldFor ?? "tooFew"}`, { title: round?.title.words ?? "" });
      return round ? whisperToTeam(posting, place, session, toTheTeam(page, round, words, t)) : SENT;
    }
    case "rules":
      return show(rules(page, t));
    case "elsewhere":
    case "notShown":
      return show(otherPlace(page, card, job.on, t));
    case "lobby":
      return arrival(posting, place, page, job, t);
    case "standing": {
      const stands = await standingOf(deps, page, place, t);
      const done = stands ? await show(stands.message) : SENT;
      if (stands && done.is === "sent") await stands.told();
      return done;
    }
    case "digest":
      return page.now.length > 0 ? show(digest(page, t)) : SENT;
    case "reminder":
      return round?.stage === "open" ? show(reminder(page, round, t)) : SENT;
    case "deadline":
      return round?.stage === "open" ? show(deadline(round, t)) : SENT;
    case "sessionEnded":
      return show(ended(page, t));
  }
}

const toldSchema = z.object({ startsAt: z.number().nullable() });

/** A place is told once that there is a conversation, and again when it begins at another time; one that goes on, where it stands. */
async function arrival(posting: Posts, place: Showing, page: RoomPage, job: Here, t: Speech): Promise<Delivered> {
  const { places } = posting.deps.engine;
  const channel = channelOf(place);
  const name = `lobby ${place.showing}`;
  const told = toldSchema.safeParse(await places.posted(page.session, name)).data;
  const isNew = page.status === "planned" ? told?.startsAt !== page.startsAt : told === undefined;
  if (!isNew) return SENT;
  let done = await post(posting, channel, page.status === "planned" ? lobby(page, t) : joined(page, t), job, t);
  // Its own key: under the same one the platform may take it for the message before it.
  for (const [index, round] of page.now.entries())
    if (done.is === "sent" && round.floor)
      done = await posting.floors.show(page.session, place, round.path, `${job.id}.f${index}`, job.again);
  if (done.is === "sent") await places.keepPosted(page.session, name, { startsAt: page.startsAt });
  return done;
}

const SHOWN_LOCKED: readonly Job["card"][] = ["standing", "floor", "timeIsUp", "phaseHeld", "sessionEnded"];
const LOCKED_MS = 5_000;

/** What is said in the room of a branch is heard there alone; what is of no round, in the channel of all. */
const isHere = (session: Session, path: Path | null, branch: Path | null): boolean =>
  path === null ? branch === null : branch === null ? branchMembers(session, path) === null : isInside(path, branch);

/** Once for each round, whatever is done again. */
async function ring(posting: Posts, channel: string, job: Here, t: Speech): Promise<Delivered> {
  if (job.again || job.card !== "phaseOpened") return SENT;
  return post(posting, channel, doorbell(t, posting.deps.publicUrl()), { ...job, isLastPlace: false }, t);
}

const sentSchema = z.object({ messages: z.int().min(0) });

/**
 * A long card is several messages. How many of them are there is kept, so that whatever is done again goes on where it
 * stopped; the one message of which nobody knows says that it is shown once more.
 */
async function post(
  posting: Posts,
  channel: string,
  message: Message,
  { id, session, again, isLastPlace }: Here,
  t: Speech,
): Promise<Delivered> {
  const { places } = posting.deps.engine;
  const { surface } = posting;
  const name = `sent ${id} ${channel}`;
  const sheets = surface.sheets(message);
  const before = sentSchema.safeParse(await places.posted(session, name)).data?.messages ?? 0;
  let done: Delivered = SENT;
  for (const [index, sheet] of sheets.entries()) {
    if (index < before) continue;
    if (index > 0 && (await posting.deps.engine.state(session))?.status === "locked") return { is: "later", afterMs: LOCKED_MS };
    const marked = again && index === before ? surface.marked(sheet, t("chat.again")) : sheet;
    done = deliveredBy(await surface.post(channel, marked, index === 0 ? id : `${id}.${index}`));
    if (done.is !== "sent") return done;
    if (!isLastPlace || index < sheets.length - 1) await places.keepPosted(session, name, { messages: index + 1 });
  }
  return done;
}

function deliveredBy(done: Awaited<ReturnType<Surface["post"]>>): Delivered {
  if (done.is === "ok") return { is: "sent", ref: done.value.ref };
  return done.is === "unknown" ? { is: "unknown" } : done;
}

/** The recap, once it is cleared: as messages, and as a file. Both the end of its clearing and the end of its round ask for it. */
async function recap(posting: Posts, channel: string, page: RoomPage, job: Here, state: Session): Promise<Delivered> {
  const { deps, surface } = posting;
  const reader = people(state).find((each) => isFacilitator(each) && takesPart(state, each));
  if (!reader || job.path === null) return SENT;
  const markdown = await deps.engine.artefact({ session: job.session, person: reader.id }, job.path, "markdown");
  if (markdown === null) return SENT;
  const name = `recap ${channel} ${job.path}`;
  if ((await deps.engine.places.posted(job.session, name)) !== null) return SENT;
  const t = speechIn(state.plan.language, surface.platform);
  const parts = [...section(t("chat.recap")), { is: "markdown" as const, words: markdown }];
  const done = await post(posting, channel, { text: t("chat.recap"), parts }, job, t);
  if (done.is !== "sent") return done;
  await deps.engine.places.keepPosted(job.session, name, {});
  if (done.ref === "" || job.again) return done;
  // The file is a convenience: the words stand above it.
  await surface.file(channel, { name: "summary.md", title: page.title.words, content: markdown });
  return done;
}

/** To each of the team alone, as far as they are there. It may be lost: it is said on their page as well. */
async function whisperToTeam({ deps, surface }: Posts, place: Place, session: SessionId, message: Message): Promise<Delivered> {
  for (const user of await teamOf(deps, session, place)) {
    const done = await surface.whisper(channelOf(place), user, message);
    if (done.is === "later") return { is: "later", afterMs: done.afterMs };
  }
  return SENT;
}
