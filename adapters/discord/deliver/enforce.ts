import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { tellsWhoSpoke } from "../../../src/confidentiality/regimes.ts";
import type { PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { homeOf, idIn } from "../../../src/platform/address.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import type { RoomRound } from "../../../src/platform/room-page.ts";
import { isFacilitator, people } from "../../../src/session/people.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import type { ChatDeps } from "../../chat/deps.ts";
import type { Outcome } from "../../chat/outcome.ts";
import { membersOf } from "../../chat/deliver/branches.ts";
import { MOST_AT_ONCE, UNKNOWN_CHANNEL, type RoomsApi } from "./api.ts";
import { withWord, type Overwrite } from "./overwrites.ts";
import { holdSchema, open, shut, type Change, type Hold, type Plan } from "./shut.ts";
import type { Touched } from "./touched.ts";

/**
 * Turns kept by Discord itself: while a floor goes round in a channel, nobody sends there but its holder, the team and the
 * app. The owner and administrators of a server send wherever they like, and so does whoever writes in a thread.
 *
 * Each hand-over stands in the server's audit log with the holder's id, for 45 days: it is done only where the rules of the
 * conversation let it be told who was there and who spoke.
 */
export interface Enforcement {
  /** Who may send in the channel now, as members of the server; null: anybody, and the channel is to be given back. */
  speakers(session: SessionId, place: Place): Promise<readonly string[] | null>;
  /**
   * Drives the channel to that; doing it again changes nothing. What was there is kept before anything is changed. Null: it is
   * so. `later`: to be done again. `refused`: the app may not.
   */
  keep(session: SessionId, place: Place, speakers: readonly string[]): Promise<Fault | null>;
  /** Takes back what was changed and not changed again by somebody else; where nothing was, asks nothing. As `keep`. */
  restore(session: SessionId, place: Place, isErased: boolean): Promise<Fault | null>;
  /** What is remembered of its people is forgotten. */
  forget(session: SessionId): void;
}

const keptSchema = z.object({ holds: z.array(holdSchema) });
export type Fault = Extract<Delivered, { is: "later" | "refused" }>;

/**
 * So many overwrites are changed one by one, each call touching nothing else: what an administrator changes in the same
 * moment is not lost, and passing the floor is two calls. More of them are changed in one call, and so at once.
 */
const ONE_BY_ONE = 2;
const AGAIN_MS = 2_000;
/** Somebody who is not in the server any more, or an overwrite that is not there. */
const GONE = ["10007", "10009", "10013"];

/** `touched`: where what is said of roles is kept besides. */
export function createEnforcement(
  { engine }: Pick<ChatDeps, "engine">,
  api: RoomsApi,
  pace: Pick<Pace, "update">,
  touched: Touched,
): Enforcement {
  /** What is changed where, people included: once a session is erased, nothing that was kept of it can be read. */
  const remembered = new Map<SessionId, Map<string, readonly Hold[]>>();
  /** Channels in which the app may not change all overwrites at once. */
  const noPatch = new Set<string>();

  const nameOf = (channel: string): string => `overwrites ${channel}`;

  async function known(session: SessionId, channel: string): Promise<readonly Hold[]> {
    const kept = keptSchema.safeParse(await engine.places.posted(session, nameOf(channel))).data;
    if (kept && kept.holds.length > 0) return kept.holds;
    const touch = (await touched.all()).get(channel);
    return remembered.get(session)?.get(channel) ?? (touch?.session === session ? touch.roles : []);
  }

  function remember(session: SessionId, channel: string, holds: readonly Hold[]): void {
    const all = remembered.get(session) ?? new Map<string, readonly Hold[]>();
    if (holds.length > 0) all.set(channel, holds);
    else all.delete(channel);
    if (all.size > 0) remembered.set(session, all);
    else remembered.delete(session);
  }

  async function note(session: SessionId, channel: string, holds: readonly Hold[], isErased: boolean): Promise<void> {
    remember(session, channel, holds);
    const roles = holds.filter(({ type }) => type === 0);
    // After a crash the channels that are changed are looked for there: one is there before anything else is kept, and until the end.
    if (roles.length > 0) await touched.keep(channel, session, { roles });
    if (!isErased) await engine.places.keepPosted(session, nameOf(channel), { holds });
    if (roles.length === 0) await touched.keep(channel, session, { roles });
  }

  /** Another conversation in the same channel has changed it: it gives it back. */
  const isAnothers = async (session: SessionId, { channel }: Place): Promise<boolean> =>
    ((await touched.all()).get(channel)?.session ?? session) !== session;

  async function atOnce(channel: string, live: readonly Overwrite[], changes: readonly Change[]): Promise<Outcome<unknown> | null> {
    if (changes.length <= ONE_BY_ONE || noPatch.has(channel)) return null;
    const added = changes.filter(({ id }) => !live.some((each) => each.id === id));
    const after = [...live, ...added.map(({ id, type }) => ({ id, type, allow: 0n, deny: 0n }))].flatMap((each) => {
      const change = changes.find(({ id }) => id === each.id);
      return (change ? withWord(each, each, change.word) : each) ?? [];
    });
    return after.length > MOST_AT_ONCE ? null : api.patchOverwrites(channel, after);
  }

  async function apply(channel: string, live: readonly Overwrite[], changes: readonly Change[]): Promise<Fault | null> {
    const all = await atOnce(channel, live, changes);
    if (all && all.is !== "refused") return faultOf(all);
    // It takes more than changing them one by one does.
    if (all) noPatch.add(channel);
    for (const change of changes) {
      const given = live.find(({ id }) => id === change.id);
      const after = withWord(given, change, change.word);
      const done = await (after ? api.putOverwrite(channel, after) : api.deleteOverwrite(channel, change.id));
      if (done.is === "refused" && GONE.includes(done.code)) continue;
      const fault = faultOf(done);
      if (fault) return fault;
    }
    return null;
  }

  /** What is about to be changed is kept first, so that whoever comes after a crash knows what was there. */
  async function carryOut(
    session: SessionId,
    place: Place,
    before: readonly Hold[],
    planFor: (live: readonly Overwrite[], bot: string) => Plan,
    { isErased = false, isEnd = false } = {},
  ): Promise<Fault | null> {
    const channel = idIn(place.channel);
    const wait = await pace.update();
    if (wait !== null) return { is: "later", afterMs: wait };
    const self = await api.self();
    if (self.is !== "ok") return faultOf(self);
    const found = await api.overwritesOf(channel);
    if (isEnd && found.is === "refused" && found.code === UNKNOWN_CHANNEL) {
      await note(session, place.channel, [], isErased);
      return null;
    }
    if (found.is !== "ok") return faultOf(found);
    const { holds, changes } = planFor(found.value, self.value);
    if (changes.length > 0) {
      await note(session, place.channel, holds, isErased);
      const fault = await apply(channel, found.value, changes);
      if (fault) return fault;
    }
    const after = isEnd ? [] : holds.map((hold) => ({ ...hold, before: null }));
    if (changes.length === 0 && isDeepStrictEqual(after, before)) remember(session, place.channel, after);
    else await note(session, place.channel, after, isErased);
    return null;
  }

  async function restore(session: SessionId, place: Place, isErased: boolean): Promise<Fault | null> {
    const holds = await known(session, place.channel);
    if (holds.length === 0) return null;
    const everyone = homeOf(place.channel);
    return carryOut(session, place, holds, (live, bot) => open(live, holds, { everyone, bot }), { isErased, isEnd: true });
  }

  return {
    speakers: (session, place) => speakersOf(engine, session, place),
    restore,
    forget: (session) => void remembered.delete(session),
    async keep(session, place, speakers) {
      const holds = await known(session, place.channel);
      if (holds.length === 0 && (await isAnothers(session, place))) return null;
      const wanted = { everyone: homeOf(place.channel), members: speakers };
      return carryOut(session, place, holds, (live, bot) => shut(live, holds, { ...wanted, bot }));
    },
  };
}

/** Nobody knows whether it was done: it is looked at again. */
export function faultOf(done: Outcome<unknown>): Fault | null {
  if (done.is === "ok") return null;
  return done.is === "unknown" ? { is: "later", afterMs: AGAIN_MS } : done;
}

/**
 * Who may send in the channel of all now, as members of the server; null: anybody. While a round is paused nobody has the
 * floor, and the channel waits with it. A conversation that is held or locked gives the channel back: nobody knows for how
 * long it stands, and if it is erased there is nothing left to take back by.
 */
async function speakersOf(engine: Engine, id: SessionId, place: Place): Promise<readonly string[] | null> {
  const session = await engine.state(id);
  if (session?.status !== "running" || session.plan.speech !== "typed" || !tellsWhoSpoke(session.plan.regime)) return null;
  const page = await engine.roomPage(id, { locale: session.plan.language });
  const floors = page?.now.filter((round) => isKept(session, round)) ?? [];
  if (floors.length === 0) return null;
  const open = floors.flatMap(({ stage, floor }) => (stage === "open" && floor ? [floor] : []));
  const holders = open.flatMap(({ holder, sitting }) => [...(holder ? [holder.person] : []), ...sitting.map((each) => each.person)]);
  const team = people(session).filter((each) => isFacilitator(each) && each.state !== "left");
  const accounts = await membersOf(engine, id, place);
  const speaking = new Set<PersonId>([...team.map((each) => each.id), ...holders]);
  return [...speaking].flatMap((person) => accounts.get(person) ?? []);
}

function isKept({ runs }: Session, { path, floor, stage }: RoomRound): boolean {
  const attribution = runs[path]?.spec.attribution ?? "named";
  return floor !== null && floor.by !== "open" && stage !== "held" && attribution === "named";
}
