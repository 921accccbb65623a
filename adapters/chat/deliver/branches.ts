import { isSame } from "../../../src/engine/places.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import type { Path, PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import { addressOf, homeOf, idIn } from "../../../src/platform/address.ts";
import type { Delivered, Place, Showing } from "../../../src/platform/port.ts";
import type { Troubles } from "../../../src/engine/troubles.ts";
import { combinatorOf, inside, sequencesAround, specAt } from "../../../src/session/paths.ts";
import { isFacilitator, people } from "../../../src/session/people.ts";
import type { ChatDeps } from "../deps.ts";
import type { Platform } from "../../platforms.ts";

/** A group that sits apart. */
export interface Branch {
  readonly path: Path;
  readonly members: readonly PersonId[];
}

/** Who of a session is in this workspace or server, by their ids there: who leads several places may have several. */
export type Members = ReadonlyMap<PersonId, readonly string[]>;

/** The groups that sit apart now. */
export function openBranches(session: Session): readonly Branch[] {
  if (session.status === "ended" || session.status === "destroyed") return [];
  return Object.entries(session.frames).flatMap(([path, frame]) =>
    frame?.at === "split"
      ? Object.entries(frame.branches).map(([mark, members]) => ({ path: inside(path as Path, mark), members: members ?? [] }))
      : [],
  );
}

/** Those who have an account where this place is. */
export async function membersOf({ places }: Pick<Engine, "places">, session: SessionId, place: Place): Promise<Members> {
  const here = (await places.accountsOf(session)).filter(
    ({ account }) => account.platform === place.platform && homeOf(account.id) === homeOf(place.channel),
  );
  const members = new Map<PersonId, readonly string[]>();
  for (const { person, account } of here) members.set(person, [...(members.get(person) ?? []), idIn(account.id)]);
  return members;
}

/** Whoever is to be in the room of a group: its people, and the team. */
export const usersIn = (session: Session, branch: Branch, members: Members): readonly string[] =>
  people(session)
    .filter((each) => each.state !== "left" && (isFacilitator(each) || branch.members.includes(each.id)))
    .flatMap(({ id }) => members.get(id) ?? [])
    .toSorted();

/** Drives the rooms of all groups near a channel of all. One without a room holds up no other; not null: the platform is to be asked later. */
export async function driveRooms(
  { engine }: ChatDeps,
  troubles: Troubles,
  session: Session,
  main: Place,
  drive: (session: Session, branch: Branch, members: Members) => Promise<Delivered | null>,
): Promise<Delivered | null> {
  const branches = openBranches(session);
  if (branches.length === 0) return null;
  const members = await membersOf(engine, session.id, main);
  // What a group says concerns nobody on a platform where none of it sits.
  const isHere = ({ members: of }: Branch): boolean =>
    people(session).some((each) => of.includes(each.id) && !isFacilitator(each) && members.has(each.id));
  let refused: string | null = null;
  for (const branch of branches.filter(isHere)) {
    const done = await drive(session, branch, members);
    if (done?.is === "refused") refused = done.code;
    else if (done) return done;
  }
  await troubles.keep(session.id, main, "rooms", refused);
  return null;
}

/** The group whose room a place is; null: it is no group's. */
export const branchOf = ({ shows }: Place): Path | null => (shows === "room" || shows === "doorbell" ? null : shows);

/** A room of a group. */
export type SideRoom = Showing & { readonly shows: Path };

export const isSideRoom = (place: Showing): place is SideRoom => branchOf(place) !== null;

/** Of the same workspace or server as a channel of all. */
export const roomAt = ({ platform, channel }: Place, id: string, path: Path): Place => ({
  platform,
  channel: addressOf(homeOf(channel), id),
  shows: path,
});

/** A room that was made is a place of its session from then on. */
export async function shownAt({ places }: Pick<Engine, "places">, session: SessionId, room: Place): Promise<void> {
  const isShown = (await places.of(session)).some((each) => each.shows === room.shows && isSame(each, room));
  if (!isShown) await places.show(session, room);
}

/** Who is in it: `refusal`, the code of somebody's who could not be let in or out just now. Told until the room is whole. */
export async function tellOfMembers(
  troubles: Troubles,
  session: SessionId,
  room: Place,
  {
    wanted,
    invited,
    refusal,
  }: { readonly wanted: readonly string[]; readonly invited: readonly string[]; readonly refusal: string | null },
): Promise<void> {
  const isWhole = wanted.every((user) => invited.includes(user)) && invited.length === wanted.length;
  if (refusal !== null || isWhole) await troubles.keep(session, room, "members", refusal);
}

/**
 * Rooms of groups that are over, and those in a place that was left. A card of a group whose time is over closes none: groups
 * end in the same moment, and what the others were told last may still be on its way.
 */
export async function roomsOver({ engine }: ChatDeps, platform: Platform, id: SessionId, path: Path | null): Promise<readonly SideRoom[]> {
  const session = await engine.state(id);
  const isOpen = new Set(session ? openBranches(session).map((branch) => branch.path) : []);
  const isOurs = (place: Showing): place is SideRoom => place.platform === platform && isSideRoom(place);
  const { shown, left } = await engine.places.all(id);
  const rooms: readonly Showing[] = shown;
  const isOfOneOver = session && path !== null && branchesAround(session, path).some((branch) => !isOpen.has(branch));
  return [...(isOfOneOver ? [] : rooms.filter(isOurs).filter(({ shows }) => !isOpen.has(shows))), ...left.filter(isOurs)];
}

/** The groups in whose time a round goes on, whether they have a room on this platform or not. */
const branchesAround = (session: Session, path: Path): readonly Path[] =>
  sequencesAround(path).filter((sequence) => {
    const combinator = combinatorOf(sequence);
    return combinator !== null && specAt(session, combinator.path).kind === "split";
  });

/** What was refused is asked again, but not with every card: refused calls are counted. */
const REFUSED_MS = 60_000;
const MOST_REFUSED = 1_000;

export function notTooOften(clock: ChatDeps["clock"]): { mayAsk(what: string): boolean; refused(what: string): void } {
  const refusedAt = new Map<string, number>();
  return {
    mayAsk: (what) => (refusedAt.get(what) ?? -Infinity) <= clock.now() - REFUSED_MS,
    refused(what) {
      refusedAt.delete(what);
      refusedAt.set(what, clock.now());
      const oldest = refusedAt.size > MOST_REFUSED ? refusedAt.keys().next().value : undefined;
      if (oldest !== undefined) refusedAt.delete(oldest);
    },
  };
}

const AGAIN_MS = 2_000;
/** What was done and not answered is done again: it is the same when it is done twice. */
export const soon = (done: { readonly is: "later"; readonly afterMs: number } | { readonly is: "unknown" }): Delivered =>
  done.is === "later" ? done : { is: "later", afterMs: AGAIN_MS };
