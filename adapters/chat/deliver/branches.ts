import type { Engine } from "../../../src/engine/engine.ts";
import type { Path, PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import { inside, isInside } from "../../../src/session/paths.ts";
import { isFacilitator, people } from "../../../src/session/people.ts";
import type { ChatDeps } from "../deps.ts";
import type { Platform } from "../speech.ts";
import { keepTrouble, sideRooms } from "./trouble.ts";

/** A group that sits apart. */
export interface Branch {
  readonly path: Path;
  readonly members: readonly PersonId[];
}

/** Who of a session is in this workspace or server, by their ids there. */
type Members = ReadonlyMap<PersonId, string>;

/** The groups that sit apart now. */
function openBranches(session: Session): readonly Branch[] {
  if (session.status === "ended" || session.status === "destroyed") return [];
  return Object.entries(session.frames).flatMap(([path, frame]) =>
    frame?.at === "split"
      ? Object.entries(frame.branches).map(([mark, members]) => ({ path: inside(path as Path, mark), members: members ?? [] }))
      : [],
  );
}

export async function membersOf(
  { places }: Pick<Engine, "places">,
  session: SessionId,
  platform: Platform,
  team: string,
): Promise<Members> {
  const accounts = await places.accountsOf(session);
  return new Map(
    accounts.flatMap(({ person, account }) => {
      const [home, user] = account.id.split("/");
      return account.platform === platform && home === team && user ? [[person, user] as const] : [];
    }),
  );
}

/** Whoever is to be in the room of a group: its people, and the team. */
export const usersIn = (session: Session, branch: Branch, members: Members): readonly string[] =>
  people(session)
    .filter((each) => each.state !== "left" && (isFacilitator(each) || branch.members.includes(each.id)))
    .flatMap(({ id }) => members.get(id) ?? [])
    .toSorted();

/** Drives the rooms of all groups. One without a room holds up no other; not null: the platform is to be asked later. */
export async function driveRooms(
  deps: ChatDeps,
  platform: Platform,
  id: SessionId,
  main: Place,
  drive: (session: Session, branch: Branch, members: Members) => Promise<Delivered | null>,
): Promise<Delivered | null> {
  const session = await deps.engine.state(id);
  const branches = session ? openBranches(session) : [];
  if (!session || branches.length === 0) return null;
  const members = await membersOf(deps.engine, id, platform, main.channel.split("/")[0] ?? "");
  // What a group says concerns nobody on a platform where none of it sits.
  const isHere = ({ members: of }: Branch): boolean =>
    people(session).some((each) => of.includes(each.id) && !isFacilitator(each) && members.has(each.id));
  let refused: string | null = null;
  for (const branch of branches.filter(isHere)) {
    const done = await drive(session, branch, members);
    if (done?.is === "refused") refused = done.code;
    else if (done) return done;
  }
  await keepTrouble(deps, id, sideRooms(platform), refused);
  return null;
}

/** Rooms of groups that are over, but the one in which `path` still has something to say. */
export async function roomsOver({ engine }: ChatDeps, platform: Platform, id: SessionId, path: Path | null): Promise<readonly Path[]> {
  const session = await engine.state(id);
  const isOpen = new Set(session ? openBranches(session).map((branch) => branch.path) : []);
  return (await engine.places.of(id)).flatMap(({ platform: on, shows }) =>
    on !== platform || shows === "room" || shows === "doorbell" || isOpen.has(shows) || (path !== null && isInside(path, shows))
      ? []
      : [shows],
  );
}

const AGAIN_MS = 2_000;
/** What was done and not answered is done again: it is the same when it is done twice. */
export const soon = (done: { readonly is: "later"; readonly afterMs: number } | { readonly is: "unknown" }): Delivered =>
  done.is === "later" ? done : { is: "later", afterMs: AGAIN_MS };
