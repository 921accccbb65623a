import { z } from "zod";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import { homeOf, idIn } from "../../../src/platform/address.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import type { Client } from "../client.ts";
import type { Outcome } from "../../chat/outcome.ts";
import type { SlackDeps } from "../deps.ts";
import type { SideRooms } from "../../chat/deliver/port.ts";
import { blocksOf } from "../render/layout.ts";
import { sideRoom } from "../../chat/render/room.ts";
import { speechIn } from "../../chat/speech.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import type { Reach } from "../../chat/deliver/reach.ts";
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

/** What is known of a room that was made. */
const madeSchema = z.object({
  channel: z.string(),
  invited: z.array(z.string()),
  isTold: z.boolean(),
  isArchived: z.boolean(),
  nth: z.int(),
});
type Made = z.infer<typeof madeSchema>;

/** A private channel for each branch of a split. */
export function createSideRooms(deps: SlackDeps, troubles: Troubles, client: Client, pace: Pace, reach: Reach): SideRooms {
  const { places } = deps.engine;
  const often = notTooOften(deps.clock);
  /** `near`: any channel of the workspace. */
  const nameOf = (near: Place, path: Path): string => `side room ${homeOf(near.channel)} ${path}`;
  const known = async (session: SessionId, near: Place, path: Path): Promise<Made | null> =>
    madeSchema.safeParse(await places.posted(session, nameOf(near, path))).data ?? null;
  const keep = (session: SessionId, near: Place, path: Path, made: Made): Promise<void> =>
    places.keepPosted(session, nameOf(near, path), made);

  /**
   * The room of a branch, under a name that tells nothing and that nobody can guess; one that was made and not noted is
   * found by it. A channel somebody else made under that name is none of ours: they would own it.
   */
  async function channelFor(session: SessionId, path: Path, nth: number): Promise<Outcome<string>> {
    const name = `parley-${await places.secretName(session, path, nth)}`;
    const made = await reach.call(() => client.conversations.create({ name, is_private: true }));
    if (made.is === "ok") return { is: "ok", value: made.value.channel?.id ?? "" };
    if (made.is !== "refused" || made.code !== "name_taken") return made;
    const self = await reach.call(() => client.auth.test());
    if (self.is !== "ok") return self;
    const found = await named(name, self.value.user_id ?? "");
    return found.is === "ok" && found.value === null ? made : (found as Outcome<string>);
  }

  /** Of the bot's private channels the one of this name that it made itself. */
  async function named(name: string, bot: string): Promise<Outcome<string | null>> {
    let cursor = "";
    for (let leaf = 0; leaf < MAX_LEAVES; leaf++) {
      const ours = await reach.call(() =>
        client.users.conversations({
          types: "private_channel",
          exclude_archived: true,
          limit: LEAF,
          ...(cursor === "" ? {} : { cursor }),
        }),
      );
      if (ours.is !== "ok") return ours;
      const found = ours.value.channels?.find((channel) => channel.name === name && channel.creator === bot)?.id;
      if (found !== undefined) return { is: "ok", value: found };
      cursor = ours.value.response_metadata?.next_cursor ?? "";
      if (cursor === "") break;
    }
    return { is: "ok", value: null };
  }

  async function fill(session: SessionId, main: Place, { path }: Branch, made: Made, wanted: readonly string[]): Promise<Made | Delivered> {
    const { channel } = made;
    const asked = (user: string): boolean => often.mayAsk(`${channel} ${user}`);
    const missing = wanted.filter((user) => !made.invited.includes(user) && asked(user));
    const leaving = made.invited.filter((user) => !wanted.includes(user));
    if (missing.length + leaving.length === 0) return made;
    const isRefused = new Map<string, string>();
    for (const user of leaving) {
      const done = await reach.call(() => client.conversations.kick({ channel, user }));
      if (done.is === "later" || done.is === "unknown") return soon(done);
      if (done.is !== "ok" && !GONE.includes(done.code)) isRefused.set(user, done.code);
    }
    if (missing.length > 0) {
      const done = await reach.call(() => client.conversations.invite({ channel, users: missing.join(","), force: true }));
      if (done.is === "later" || done.is === "unknown") return soon(done);
      for (const [user, code] of notLetIn(done, missing)) isRefused.set(user, code);
    }
    for (const user of missing) if (isRefused.has(user)) often.refused(`${channel} ${user}`);
    const staying = made.invited.filter((user) => !leaving.includes(user) || isRefused.has(user));
    const invited = [...staying, ...missing.filter((user) => !isRefused.has(user))];
    const filled = { ...made, invited };
    await keep(session, main, path, filled);
    const [refusal = null] = isRefused.values();
    await tellOfMembers(troubles, session, roomAt(main, channel, path), { wanted, invited, refusal });
    return filled;
  }

  async function tell(session: SessionId, main: Place, path: Path, made: Made, locale: string): Promise<Delivered | null> {
    const wait = await pace.post(made.channel);
    if (wait !== null) return { is: "later", afterMs: wait };
    const t = speechIn(locale, "slack");
    const { text, parts } = sideRoom(t);
    const done = await reach.call(() => client.chat.postMessage({ channel: made.channel, text, blocks: [...blocksOf(parts, t)] }));
    if (done.is === "later") return done;
    await keep(session, main, path, { ...made, isTold: true });
    return null;
  }

  async function drive(session: Session, branch: Branch, main: Place, accounts: Members): Promise<Delivered | null> {
    const before = await known(session.id, main, branch.path);
    let made = before?.isArchived ? null : before;
    if (!made) {
      const nth = before ? before.nth + 1 : 0;
      const channel = await channelFor(session.id, branch.path, nth);
      if (channel.is === "later" || channel.is === "unknown") return soon(channel);
      if (channel.is === "refused") return channel;
      made = { channel: channel.value, invited: [], isTold: false, isArchived: false, nth };
      await keep(session.id, main, branch.path, made);
    }
    await shownAt(deps.engine, session.id, roomAt(main, made.channel, branch.path));
    const filled = await fill(session.id, main, branch, made, usersIn(session, branch, accounts));
    if ("is" in filled) return filled;
    return filled.isTold ? null : tell(session.id, main, branch.path, filled, session.plan.language);
  }

  return {
    open: (state, main) => driveRooms(deps, troubles, state, main, (session, branch, accounts) => drive(session, branch, main, accounts)),
    async close(id, path) {
      let later: Delivered | null = null;
      for (const room of await roomsOver(deps, "slack", id, path)) {
        const made = await known(id, room, room.shows);
        // Of a room that was left and made anew another one is known.
        if (!made || made.channel !== idIn(room.channel) || made.isArchived) continue;
        const done = await reach.call(() => client.conversations.archive({ channel: made.channel }));
        if (done.is === "ok" || done.is === "refused") await keep(id, room, room.shows, { ...made, isArchived: true });
        else later = soon(done);
      }
      return later;
    },
  };
}

/** Slack gives at most so many channels at once. */
const LEAF = 200;
const MAX_LEAVES = 50;
/** Somebody who is not in a room need not be taken out of it. */
const GONE = ["not_in_channel", "user_not_found"];

/** Who could not be let in, and why; with `force` Slack lets in the others, and names those it did not. */
function notLetIn(done: Outcome<{ readonly errors?: unknown }>, users: readonly string[]): ReadonlyMap<string, string> {
  const named = z.array(z.object({ error: z.string(), user: z.string().optional() })).safeParse(done.is === "ok" ? done.value.errors : []);
  const errors = done.is === "refused" ? users.map((user) => ({ user, error: done.code })) : (named.data ?? []);
  return new Map(
    errors.flatMap(({ user, error }) =>
      error === "already_in_channel" ? [] : (user === undefined ? users : [user]).map((each) => [each, error] as const),
    ),
  );
}
