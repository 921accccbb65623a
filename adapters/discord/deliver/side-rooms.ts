import { z } from "zod";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import { homeOf, idIn } from "../../../src/platform/address.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import type { SideRooms } from "../../chat/deliver/port.ts";
import {
  driveRooms,
  notTooOften,
  roomAt,
  roomsOver,
  shownAt,
  soon,
  tellOfMembers,
  usersIn,
  type Branch,
  type Members,
} from "../../chat/deliver/branches.ts";
import type { Troubles } from "../../../src/engine/troubles.ts";
import type { ChatDeps } from "../../chat/deps.ts";
import type { Message } from "../../chat/kit.ts";
import type { Outcome } from "../../chat/outcome.ts";
import { sideRoom } from "../../chat/render/room.ts";
import { speechIn } from "../../chat/speech.ts";
import type { RoomsApi } from "./api.ts";

/** What is known of a thread; `thread` is null once it was asked for and as long as nobody knows whether it was made. */
const madeSchema = z.object({ thread: z.string().nullable(), invited: z.array(z.string()), isTold: z.boolean(), isClosed: z.boolean() });
type Made = z.infer<typeof madeSchema>;
type Open = Made & { readonly thread: string };

/** `key` is the same for one message for ever: at most 25 letters, and nothing of a person in them. */
export type PostIn = (channel: string, message: Message, key: string) => Promise<Outcome<unknown>>;

/**
 * A private thread under the channel for each branch of a split; Discord makes threads under text channels alone. Its
 * members see it, the team among them, and whoever may manage threads on the server.
 */
export function createSideRooms(deps: ChatDeps, troubles: Troubles, api: RoomsApi, pace: Pick<Pace, "update">, post: PostIn): SideRooms {
  const { places } = deps.engine;
  /** `near`: any channel of the server. */
  const nameOf = (near: Place, path: Path): string => `discord side room ${homeOf(near.channel)} ${path}`;
  const known = async (session: SessionId, near: Place, path: Path): Promise<Made | null> =>
    madeSchema.safeParse(await places.posted(session, nameOf(near, path))).data ?? null;
  const keep = (session: SessionId, near: Place, path: Path, made: Made): Promise<void> =>
    places.keepPosted(session, nameOf(near, path), made);

  const often = notTooOften(deps.clock);

  /** A call in its turn. */
  async function paced<T>(call: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const wait = await pace.update();
    return wait === null ? call() : { is: "later", afterMs: wait };
  }

  /**
   * The thread of a branch, under a name that tells nothing and that nobody can guess. That it is asked for is kept first:
   * Discord makes as many threads of one name as it is asked for, so that one whose answer was lost has to be looked for.
   * One that somebody else made under that name is none of ours.
   */
  async function threadFor(session: SessionId, path: Path, main: Place, before: Made | null): Promise<Outcome<string>> {
    const guild = homeOf(main.channel);
    const parent = idIn(main.channel);
    const name = await threadName(session, path);
    if (before) {
      const self = await api.self();
      if (self.is !== "ok") return self;
      const found = await paced(() => api.findThread(guild, { parent, name, owner: self.value }));
      if (found.is !== "ok") return found;
      if (found.value !== null) return { is: "ok", value: found.value };
    } else await keep(session, main, path, { thread: null, invited: [], isTold: false, isClosed: false });
    return paced(() => api.createThread(parent, name));
  }

  const threadName = async (session: SessionId, path: Path): Promise<string> => `parley-${await places.secretName(session, path)}`;

  /** A thread in which nothing was written for a week is archived by Discord, and nothing of it changes until it is opened. */
  async function inOpen(thread: string, call: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
    const done = await paced(call);
    if (done.is !== "refused" || done.code !== ARCHIVED) return done;
    const opened = await paced(() => api.modifyThread(thread, { archived: false }));
    return opened.is === "ok" ? paced(call) : opened;
  }

  /** Discord says aloud who was added by whom; it says so in the thread, where those who read it are its members. */
  async function fill(session: SessionId, main: Place, { path }: Branch, made: Open, wanted: readonly string[]): Promise<Open | Delivered> {
    const { thread } = made;
    const leaving = made.invited.filter((user) => !wanted.includes(user));
    const missing = wanted.filter((user) => !made.invited.includes(user) && often.mayAsk(`${thread} ${user}`));
    if (missing.length + leaving.length === 0) return made;
    let invited: readonly string[] = made.invited;
    let refusal: string | null = null;
    const moves = [
      ...leaving.map((user) => ({ user, isIn: false, call: () => api.removeMember(thread, user) })),
      ...missing.map((user) => ({ user, isIn: true, call: () => api.addMember(thread, user) })),
    ];
    for (const { user, isIn, call } of moves) {
      const done = await inOpen(thread, call);
      if (done.is === "later" || done.is === "unknown") {
        await keep(session, main, path, { ...made, invited: [...invited] });
        return soon(done);
      }
      const isDone = done.is === "ok" || (!isIn && GONE.includes(done.code));
      if (done.is === "refused" && !isDone) {
        refusal = done.code;
        if (isIn) often.refused(`${thread} ${user}`);
      } else if (isIn) invited = [...invited, user];
      else invited = invited.filter((each) => each !== user);
    }
    const filled = { ...made, invited: [...invited] };
    await keep(session, main, path, filled);
    await tellOfMembers(troubles, session, roomAt(main, thread, path), { wanted, invited, refusal });
    return filled;
  }

  /** Who can read it is said before anybody is in it. */
  async function warned(session: Session, main: Place, path: Path, made: Open): Promise<Open | Delivered> {
    if (made.isTold) return made;
    const message = sideRoom(speechIn(session.plan.language, "discord"));
    const done = await post(made.thread, message, await places.secretName(session.id, path));
    if (done.is === "later" || done.is === "unknown") return soon(done);
    if (done.is === "refused") return done;
    const told = { ...made, isTold: true };
    await keep(session.id, main, path, told);
    return told;
  }

  async function drive(session: Session, branch: Branch, main: Place, members: Members): Promise<Delivered | null> {
    const { path } = branch;
    const before = await known(session.id, main, path);
    // One that was closed is over, even where its group sits apart again.
    let made = before?.isClosed ? null : before;
    if (!made || made.thread === null) {
      const thread = await threadFor(session.id, path, main, made);
      if (thread.is === "later" || thread.is === "unknown") return soon(thread);
      if (thread.is === "refused") return thread;
      made = { thread: thread.value, invited: [], isTold: false, isClosed: false };
      await keep(session.id, main, path, made);
    }
    const room = { ...made, thread: made.thread ?? "" };
    await shownAt(deps.engine, session.id, roomAt(main, room.thread, path));
    const told = await warned(session, main, path, room);
    if ("is" in told) return told;
    const filled = await fill(session.id, main, branch, told, usersIn(session, branch, members));
    return "is" in filled ? filled : null;
  }

  /** Locked and archived. Locking takes Manage Threads; without it whoever was in it could open it again by writing. */
  async function shut(thread: string): Promise<Outcome<unknown>> {
    const locked = await inOpen(thread, () => api.modifyThread(thread, { archived: true, locked: true }));
    return locked.is === "refused" ? api.modifyThread(thread, { archived: true }) : locked;
  }

  return {
    open: (state, main) => driveRooms(deps, troubles, state, main, (session, branch, members) => drive(session, branch, main, members)),
    async close(id, path) {
      let later: Delivered | null = null;
      for (const room of await roomsOver(deps, "discord", id, path)) {
        const made = await known(id, room, room.shows);
        // Of a room that was left and made anew another one is known.
        if (!made || made.thread !== idIn(room.channel) || made.isClosed) continue;
        const done = await shut(made.thread);
        if (done.is === "ok" || done.is === "refused") await keep(id, room, room.shows, { ...made, isClosed: true });
        else later = soon(done);
      }
      return later;
    },
  };
}

/** Discord's numbers: the thread is archived; the member or user is not there. */
const ARCHIVED = "50083";
const GONE = ["10007", "10013"];
