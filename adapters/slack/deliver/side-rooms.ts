import { createHash } from "node:crypto";
import { z } from "zod";
import type { Path, PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import { inside, isInside } from "../../../src/session/paths.ts";
import { isFacilitator, people } from "../../../src/session/people.ts";
import type { Client, Outcome } from "../client.ts";
import type { SlackDeps } from "../deps.ts";
import { sideRoom } from "../render/room.ts";
import { speechIn } from "../speech.ts";
import type { Pace } from "./pace.ts";
import type { Reach } from "./reach.ts";
import { keepTrouble, SIDE_ROOMS } from "./trouble.ts";

/** A private channel for each branch of a split, driven to what is so now. Doing it twice changes nothing. */
export interface SideRooms {
  /** Makes those that are missing, and lets in and out whoever is to be. Not null: Slack is to be asked later. */
  open(session: SessionId, main: Place): Promise<Delivered | null>;
  /** Archives those that are over, but the one in which `path` still has something to say. */
  close(session: SessionId, path: Path | null): Promise<void>;
}

/** What is known of a room that was made. */
const madeSchema = z.object({ channel: z.string(), invited: z.array(z.string()), isTold: z.boolean(), isArchived: z.boolean() });
type Made = z.infer<typeof madeSchema>;

interface Branch {
  readonly path: Path;
  readonly members: readonly PersonId[];
}

export function createSideRooms(deps: SlackDeps, client: Client, pace: Pace, reach: Reach): SideRooms {
  const { places } = deps.engine;
  const nameOf = (path: Path): string => `side room ${path}`;
  const known = async (session: SessionId, path: Path): Promise<Made | null> =>
    madeSchema.safeParse(await places.posted(session, nameOf(path))).data ?? null;
  const keep = (session: SessionId, path: Path, made: Made): Promise<void> => places.keepPosted(session, nameOf(path), made);

  /** The room of a branch, under a name that tells nothing; one that was made and not noted is found by it. */
  async function channelFor(session: SessionId, path: Path): Promise<Outcome<string>> {
    const name = `parley-${createHash("sha256").update(`${session} ${path}`).digest("hex").slice(0, 12)}`;
    const made = await reach.call(() => client.conversations.create({ name, is_private: true }));
    if (made.is === "ok") return { is: "ok", value: made.value.channel?.id ?? "" };
    if (made.is !== "refused" || made.code !== "name_taken") return made;
    const ours = await reach.call(() => client.users.conversations({ types: "private_channel", exclude_archived: true, limit: 1_000 }));
    const found = ours.is === "ok" ? ours.value.channels?.find((channel) => channel.name === name)?.id : undefined;
    return found === undefined ? made : { is: "ok", value: found };
  }

  async function fill(session: SessionId, { path }: Branch, made: Made, wanted: readonly string[]): Promise<Made | Delivered> {
    const { channel } = made;
    const missing = wanted.filter((user) => !made.invited.includes(user));
    if (missing.length > 0) {
      const done = await reach.call(() => client.conversations.invite({ channel, users: missing.join(","), force: true }));
      if (done.is === "later" || done.is === "unknown") return soon(done);
      if (done.is === "refused" && done.code !== "already_in_channel") deps.log.fault("slack", done.code);
    }
    const leaving = made.invited.filter((user) => !wanted.includes(user));
    for (const user of leaving) await reach.call(() => client.conversations.kick({ channel, user }));
    const filled = { ...made, invited: [...wanted] };
    if (missing.length + leaving.length > 0) await keep(session, path, filled);
    return filled;
  }

  async function tell(session: SessionId, path: Path, made: Made, locale: string): Promise<Delivered | null> {
    const wait = await pace.post(made.channel);
    if (wait !== null) return { is: "later", afterMs: wait };
    const { text, blocks } = sideRoom(speechIn(locale));
    const done = await reach.call(() => client.chat.postMessage({ channel: made.channel, text, blocks: [...blocks] }));
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
      await keepTrouble(deps, session.id, SIDE_ROOMS, channel.is === "refused" ? channel.code : null);
      if (channel.is === "refused") return null;
      made = { channel: channel.value, invited: [], isTold: false, isArchived: false };
      await keep(session.id, branch.path, made);
    }
    const isShown = (await places.of(session.id)).some((place) => place.shows === branch.path);
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
      for (const branch of branches) {
        const later = await drive(session, branch, main, accounts);
        if (later) return later;
      }
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
