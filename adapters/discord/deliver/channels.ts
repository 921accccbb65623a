import type { Instant, SessionId } from "../../../src/model/ids.ts";
import { keepTrouble } from "../../../src/engine/troubles.ts";
import { isSame } from "../../../src/engine/places.ts";
import type { Place } from "../../../src/platform/port.ts";
import { createTurns } from "../../chat/turns.ts";
import type { ChatDeps } from "../../chat/deps.ts";
import type { Enforcement, Fault } from "./enforce.ts";
import type { SlowMode } from "./slow-mode.ts";
import type { Touched } from "./touched.ts";

/** What is changed of a channel while a conversation goes on in it: who may send, and how often. */
export interface Channels {
  /** Drives it to what is so now, or gives it back; doing it again changes nothing. `refused`: the team is told. */
  drive(session: SessionId, place: Place): Promise<Fault | null>;
  /** Gives back every channel that is no conversation's any more, and drives the others that were not as they should be. */
  tidy(which: "all" | "open"): Promise<void>;
  /** The same for the channels of one that was erased. To be called whenever a session has changed. */
  erased(session: SessionId): Promise<void>;
}

/** Refused calls are counted by Discord, which shuts out whoever makes too many. */
const REFUSED_MS = 60_000;

export function createChannels(deps: ChatDeps, enforcement: Enforcement, slowMode: SlowMode, touched: Touched): Channels {
  const { engine, clock, log } = deps;
  const inTurn = createTurns();
  /** Channels that are not as they should be; of those where that was refused, when to try again. */
  const unsettled = new Set<string>();
  const refusedUntil = new Map<string, Instant>();

  /** `isShown`: it is still a place of the conversation. That a channel is not slowed down is no trouble: its form still is. */
  async function settle(session: SessionId, place: Place, isShown: boolean): Promise<Fault | null> {
    const isErased = (await engine.state(session).catch(() => null))?.status === "destroyed";
    const isOver = isErased || !isShown;
    const speakers = isOver ? null : await enforcement.speakers(session, place);
    const kept = await (speakers ? enforcement.keep(session, place, speakers) : enforcement.restore(session, place, isErased));
    const slowed = await (isOver ? slowMode.restore(session, place) : slowMode.drive(session, place));
    if (!isErased && kept?.is !== "later") {
      await keepTrouble(engine.places, session, place, "turns", speakers ? (kept?.code ?? null) : null);
      await keepTrouble(engine.places, session, place, "shut", speakers ? null : (kept?.code ?? null));
    }
    const fault = kept ?? slowed;
    refusedUntil.delete(place.channel);
    if (fault?.is === "refused") refusedUntil.set(place.channel, clock.now() + REFUSED_MS);
    if (fault) unsettled.add(place.channel);
    else unsettled.delete(place.channel);
    return fault;
  }

  const isRefusedNow = (channel: string): boolean => (refusedUntil.get(channel) ?? 0) > clock.now();

  async function again(channel: string, session: SessionId): Promise<void> {
    const place: Place = { platform: "discord", channel, shows: "room" };
    const shown = await engine.places.of(session).catch(() => []);
    await inTurn(channel, () =>
      settle(
        session,
        place,
        shown.some((each) => isSame(each, place)),
      ),
    );
  }

  /** One that fails holds up no other; it is tried again. */
  async function each(channels: readonly (readonly [string, SessionId])[]): Promise<void> {
    for (const [channel, session] of channels)
      await again(channel, session).catch(() => {
        unsettled.add(channel);
        log.fault("discord", "CHANNEL");
      });
  }

  return {
    async drive(session, place) {
      if (place.platform !== "discord" || place.shows !== "room" || isRefusedNow(place.channel)) return null;
      const shown = await engine.places.of(session);
      return inTurn(place.channel, () =>
        settle(
          session,
          place,
          shown.some((at) => isSame(at, place)),
        ),
      );
    },
    async tidy(which) {
      const all = [...(await touched.all())].map(([channel, { session }]) => [channel, session] as const);
      await each(which === "all" ? all : all.filter(([channel]) => unsettled.has(channel) && !isRefusedNow(channel)));
    },
    async erased(session) {
      const its = [...(await touched.all())].flatMap(([channel, touch]) =>
        touch.session === session ? [[channel, session] as const] : [],
      );
      if (its.length > 0 && (await engine.state(session))?.status === "destroyed") await each(its);
    },
  };
}
