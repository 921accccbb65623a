import type { Instant, SessionId } from "../../../src/model/ids.ts";
import type { Troubles } from "../../../src/engine/troubles.ts";
import { isSame } from "../../../src/engine/places.ts";
import type { Place } from "../../../src/platform/port.ts";
import { createTurns } from "../../chat/turns.ts";
import type { ChatDeps } from "../../chat/deps.ts";
import type { Enforcement, Fault } from "./enforce.ts";
import type { SlowMode } from "./slow-mode.ts";
import { NOBODYS, type Touched } from "./touched.ts";

/** What is changed of a channel while a conversation goes on in it: who may send, and how often. */
export interface Channels {
  /**
   * Drives it to what is so now, or (`isShown`: it is a place of the conversation still) gives it back; doing it again changes
   * nothing. `refused`: the team is told.
   */
  drive(session: SessionId, place: Place, isShown: boolean): Promise<Fault | null>;
  /**
   * Gives back every channel that is no conversation's any more, and drives those that were not as they should be; `all`, when the
   * program starts: every one.
   */
  tidy(which: "all" | "open"): Promise<void>;
  /** The same for the channels of one that was erased. To be called whenever a session has changed. */
  erased(session: SessionId): Promise<void>;
}

interface Parts {
  readonly enforcement: Enforcement;
  readonly slowMode: SlowMode;
  readonly touched: Touched;
  readonly troubles: Troubles;
}

/** Refused calls are counted by Discord, which shuts out whoever makes too many. */
const REFUSED_MS = 60_000;
/** What is left of a conversation that was erased is tried less often, and not for ever. */
const REFUSED_ERASED_MS = 60 * 60_000;
const KEPT_ERASED_MS = 30 * 24 * 60 * 60_000;

export function createChannels({ engine, clock, log }: ChatDeps, { enforcement, slowMode, touched, troubles }: Parts): Channels {
  const inTurn = createTurns();
  /** Channels that are not as they should be. */
  const unsettled = new Set<string>();
  /** Of what was refused in a channel: when to try again. */
  const refusedUntil = new Map<string, Instant>();

  /** Not while it was refused lately; the other thing that may be changed of the channel is done all the same. */
  async function unlessRefused(what: string, forMs: number, work: () => Promise<Fault | null>): Promise<Fault | null> {
    if ((refusedUntil.get(what) ?? 0) > clock.now()) return { is: "refused", code: "LATELY" };
    refusedUntil.delete(what);
    const fault = await work();
    if (fault?.is === "refused") refusedUntil.set(what, clock.now() + forMs);
    return fault;
  }

  /** Who may send there. Whether turns can not be kept, or the channel stays shut, is told to the team. */
  async function turns(session: SessionId, place: Place, isErased: boolean, isShown: boolean): Promise<Fault | null> {
    const speakers = isShown ? await enforcement.speakers(session, place) : null;
    const fault = await (speakers ? enforcement.keep(session, place, speakers) : enforcement.restore(session, place, isErased));
    if (isErased || fault?.is === "later") return fault;
    await troubles.keep(session, place, "turns", speakers ? (fault?.code ?? null) : null);
    await troubles.keep(session, place, "shut", speakers ? null : (fault?.code ?? null));
    return fault;
  }

  /** `isShown`: it is still a place of the conversation. That a channel is not slowed down is no trouble: its form still is. */
  async function settle(session: SessionId, place: Place, isShown: boolean): Promise<Fault | null> {
    const isErased = session === NOBODYS || (await engine.state(session))?.status === "destroyed";
    const isOn = isShown && !isErased;
    const forMs = isErased ? REFUSED_ERASED_MS : REFUSED_MS;
    const turned = await unlessRefused(`turns ${place.channel}`, forMs, () => turns(session, place, isErased, isOn));
    const slowed = await unlessRefused(`slow ${place.channel}`, forMs, () =>
      isOn ? slowMode.drive(session, place) : slowMode.restore(session, place),
    );
    if (turned || slowed) unsettled.add(place.channel);
    else unsettled.delete(place.channel);
    if (isErased && (turned?.is === "refused" || slowed?.is === "refused")) await disowned(session, place.channel);
    return turned?.is === "later" ? turned : slowed?.is === "later" ? slowed : turned;
  }

  /** Nothing is left by which to find out whose it was, and nothing of people. */
  async function disowned(session: SessionId, channel: string): Promise<void> {
    enforcement.forget(session);
    if (session !== NOBODYS) await touched.disown(channel, clock.now() + KEPT_ERASED_MS);
    const until = (await touched.all()).get(channel)?.until ?? null;
    if (until === null || until > clock.now()) return;
    await touched.keep(channel, NOBODYS, { roles: [] });
    await touched.keep(channel, NOBODYS, { slow: null });
    unsettled.delete(channel);
  }

  /** Null: it is no place of the conversation any more. */
  const placeAt = async (session: SessionId, channel: string): Promise<Place | null> =>
    (session === NOBODYS ? null : (await engine.places.of(session)).find((each) => isSame(each, { platform: "discord", channel }))) ?? null;

  async function again(channel: string, session: SessionId): Promise<void> {
    const shown = await placeAt(session, channel);
    const place: Place = shown ?? { platform: "discord", channel, shows: "room" };
    await inTurn(channel, () => settle(session, place, shown !== null));
  }

  /** One that fails holds up no other; it is tried again. */
  async function each(channels: readonly (readonly [string, SessionId])[]): Promise<void> {
    for (const [channel, session] of channels)
      await again(channel, session).catch(() => {
        unsettled.add(channel);
        log.fault("discord", "CHANNEL");
      });
  }

  /** Killed before anything was kept of it, a channel that is to be shut is known by its place alone. */
  async function untouched(): Promise<readonly (readonly [string, SessionId])[]> {
    const known = await touched.all();
    return (await engine.places.on("discord")).flatMap(({ session, place }) =>
      place.shows === "room" && !known.has(place.channel) ? [[place.channel, session] as const] : [],
    );
  }

  return {
    drive: async (session, place, isShown) =>
      place.platform === "discord" && place.shows === "room" ? inTurn(place.channel, () => settle(session, place, isShown)) : null,
    async tidy(which) {
      const all = [...(await touched.all())].map(([channel, { session }]) => [channel, session] as const);
      if (which === "all") all.push(...(await untouched()));
      const due: (readonly [string, SessionId])[] = [];
      for (const one of all) {
        const [channel, session] = one;
        const isOpen = unsettled.has(channel) || session === NOBODYS;
        // A place that was left while nobody heard of it.
        if (which === "all" || isOpen || (await placeAt(session, channel)) === null) due.push(one);
      }
      await each(due);
    },
    async erased(session) {
      const its = [...(await touched.all())].flatMap(([channel, touch]) =>
        touch.session === session ? [[channel, session] as const] : [],
      );
      if (its.length > 0 && (await engine.state(session))?.status === "destroyed") await each(its);
    },
  };
}
