import { z } from "zod";
import type { Path, PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import { inside, isInside } from "../../../src/session/paths.ts";
import { isFacilitator, people } from "../../../src/session/people.ts";
import type { Client } from "../client.ts";
import type { Outcome } from "../../chat/outcome.ts";
import type { SlackDeps } from "../deps.ts";
import type { SideRooms } from "../../chat/deliver/port.ts";
import { blocksOf } from "../render/layout.ts";
import { sideRoom } from "../../chat/render/room.ts";
import { speechIn } from "../../chat/speech.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import type { Reach } from "../../chat/deliver/reach.ts";
import { keepTrouble, sideRoomMembers, sideRooms } from "../../chat/deliver/trouble.ts";

/** What is known of a room that was made. */
const madeSchema = z.object({ channel: z.string(), invited: z.array(z.string()), isTold: z.boolean(), isArchived: z.boolean() });
type Made = z.infer<typeof madeSchema>;

interface Branch {
  readonly path: Path;
  readonly members: readonly PersonId[];
}

/** A private channel for each branch of a split. */
export function createSideRooms(deps: SlackDeps, client: Client, pace: Pace, reach: Reach): SideRooms {
  const { places } = deps.engine;
  const nameOf = (path: Path): string => `side room ${path}`;
  const known = async (session: SessionId, path: Path): Promise<Made | null> =>
    madeSchema.safeParse(await places.posted(session, nameOf(path))).data ?? null;
  const keep = (session: SessionId, path: Path, made: Made): Promise<void> => places.keepPosted(session, nameOf(path), made);

  /**
   * The room of a branch, under a name that tells nothing and that nobody can guess; one that was made and not noted is
   * found by it. A channel somebody else made under that name is none of ours: they would own it.
   */
  async function channelFor(session: SessionId, path: Path): Promise<Outcome<string>> {
    const name = `parley-${await places.secretName(session, path)}`;
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

  async function fill(session: SessionId, { path }: Branch, made: Made, wanted: readonly string[]): Promise<Made | Delivered> {
    const { channel } = made;
    const missing = wanted.filter((user) => !made.invited.includes(user));
    const leaving = made.invited.filter((user) => !wanted.includes(user));
    if (missing.length + leaving.length === 0) return made;
    const staying: string[] = [];
    let refusal: string | null = null;
    for (const user of leaving) {
      const done = await reach.call(() => client.conversations.kick({ channel, user }));
      if (done.is === "later" || done.is === "unknown") return soon(done);
      if (done.is === "ok" || GONE.includes(done.code)) continue;
      staying.push(user);
      refusal = done.code;
    }
    if (missing.length > 0) {
      const done = await reach.call(() => client.conversations.invite({ channel, users: missing.join(","), force: true }));
      if (done.is === "later" || done.is === "unknown") return soon(done);
      refusal ??= notLetIn(done);
    }
    // Whoever could not be let in is not asked again with every card: the team was told, and their page holds the room.
    const filled = { ...made, invited: [...wanted, ...staying] };
    await keep(session, path, filled);
    if (refusal !== null || leaving.length > 0) await keepTrouble(deps, session, sideRoomMembers("slack"), refusal);
    return filled;
  }

  async function tell(session: SessionId, path: Path, made: Made, locale: string): Promise<Delivered | null> {
    const wait = await pace.post(made.channel);
    if (wait !== null) return { is: "later", afterMs: wait };
    const t = speechIn(locale, "slack");
    const { text, parts } = sideRoom(t);
    const done = await reach.call(() => client.chat.postMessage({ channel: made.channel, text, blocks: [...blocksOf(parts, t)] }));
    if (done.is === "later") return done;
    await keep(session, path, { ...made, isTold: true });
    return null;
  }

  async function drive(session: Session, branch: Branch, main: Place, accounts: ReadonlyMap<PersonId, string>): Promise<Delivered | null> {
    const [team = ""] = main.channel.split("/");
    let made = await known(session.id, branch.path);
    if (!made) {
      const channel = await channelFor(session.id, branch.path);
      if (channel.is === "later" || channel.is === "unknown") return soon(channel);
      if (channel.is === "refused") return channel;
      made = { channel: channel.value, invited: [], isTold: false, isArchived: false };
      await keep(session.id, branch.path, made);
    }
    const isShown = (await places.of(session.id)).some((place) => place.platform === "slack" && place.shows === branch.path);
    if (!isShown) await places.show(session.id, { platform: "slack", channel: `${team}/${made.channel}`, shows: branch.path });
    const here = people(session).filter((each) => each.state !== "left" && (isFacilitator(each) || branch.members.includes(each.id)));
    const filled = await fill(session.id, branch, made, here.flatMap(({ id }) => accounts.get(id) ?? []).toSorted());
    if ("is" in filled) return filled;
    return filled.isTold ? null : tell(session.id, branch.path, filled, session.plan.language);
  }

  return {
    async open(id, main) {
      const session = await deps.engine.state(id);
      const branches = session ? openBranches(session) : [];
      if (!session || branches.length === 0) return null;
      const accounts = new Map(
        (await places.accountsOf(id)).flatMap(({ person, account }) =>
          account.platform === "slack" ? [[person, account.id.split("/")[1] ?? ""] as const] : [],
        ),
      );
      let refused: string | null = null;
      // What a group says concerns nobody on a platform where none of it sits.
      const isHere = ({ members: of }: Branch): boolean =>
        people(session).some((each) => of.includes(each.id) && !isFacilitator(each) && accounts.has(each.id));
      for (const branch of branches.filter(isHere)) {
        const done = await drive(session, branch, main, accounts);
        // A group without a channel holds up no other.
        if (done?.is === "refused") refused = done.code;
        else if (done) return done;
      }
      await keepTrouble(deps, id, sideRooms("slack"), refused);
      return null;
    },
    async close(id, path) {
      const session = await deps.engine.state(id);
      const isOpen = new Set(session ? openBranches(session).map((branch) => branch.path) : []);
      for (const { shows } of await places.of(id)) {
        if (shows === "room" || shows === "doorbell" || isOpen.has(shows) || (path !== null && isInside(path, shows))) continue;
        const made = await known(id, shows);
        if (!made || made.isArchived) continue;
        const done = await reach.call(() => client.conversations.archive({ channel: made.channel }));
        if (done.is === "ok" || done.is === "refused") await keep(id, shows, { ...made, isArchived: true });
      }
    },
  };
}

/** Slack gives at most so many channels at once. */
const LEAF = 200;
const MAX_LEAVES = 50;
/** Somebody who is not in a room need not be taken out of it. */
const GONE = ["not_in_channel", "user_not_found"];

/** Why somebody could not be let in; with `force` Slack lets in the others, and names those it did not. */
function notLetIn(done: Outcome<{ readonly errors?: unknown }>): string | null {
  const errors = done.is === "ok" ? done.value.errors : done.is === "refused" ? [{ error: done.code }] : [];
  const codes = z.array(z.object({ error: z.string() })).safeParse(errors).data ?? [];
  return codes.find(({ error }) => error !== "already_in_channel")?.error ?? null;
}

const AGAIN_MS = 2_000;
/** What was done and not answered is done again: it is the same when it is done twice. */
const soon = (done: { readonly is: "later"; readonly afterMs: number } | { readonly is: "unknown" }): Delivered =>
  done.is === "later" ? done : { is: "later", afterMs: AGAIN_MS };

/** The groups that sit apart now. */
function openBranches(session: Session): readonly Branch[] {
  if (session.status === "ended" || session.status === "destroyed") return [];
  return Object.entries(session.frames).flatMap(([path, frame]) =>
    frame?.at === "split"
      ? Object.entries(frame.branches).map(([mark, members]) => ({ path: inside(path as Path, mark), members: members ?? [] }))
      : [],
  );
}
