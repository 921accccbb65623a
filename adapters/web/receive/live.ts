import type { Context, Hono } from "hono";
import type { Engine } from "../../../src/engine/engine.ts";
import type { PersonId, SessionId } from "../../../src/model/ids.ts";
import { isFacilitator, person, takesPart } from "../../../src/session/people.ts";
import type { RoomParts } from "../parts.ts";
import { guestOf, lockedIn } from "./who.ts";

type Writer = ReadableStreamDefaultController<Uint8Array>;

interface Listener {
  readonly device: string;
  readonly person: PersonId;
  /** The team's page shows who is here, so it is told when that changes. */
  readonly isTeam: boolean;
  /** A locked device is here and hears nothing. */
  hears: boolean;
  readonly isKnown: () => Promise<Known>;
}

/** What a device may do with a stream: follow the conversation, be counted as here, or neither. */
type Known = "hears" | "here" | "gone";

export interface Fan {
  /** `isKnown`: the device may still come in; asked with every heartbeat, since a lost device is shut out meanwhile. */
  stream(session: SessionId, who: Omit<Listener, "isKnown">, isKnown: Listener["isKnown"]): Response;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 25_000;
/** Every event has this many bytes, a heartbeat as well: someone watching the line sees one size. */
const EVENT_BYTES = 64;
const MOST_PER_DEVICE = 6;
/** A reader this many events behind is gone or asleep; its browser connects again. */
const MOST_BEHIND = 32;

const encoder = new TextEncoder();
const padded = (line: string): Uint8Array => encoder.encode(`${line}\n:`.padEnd(EVENT_BYTES - 2, ".").concat("\n\n"));

/**
 * Tells pages that their session moved: a version and nothing else. One subscription serves all; a session moves for
 * open acts only, so nothing here tells that somebody wrote.
 */
export function createFan(engine: Engine): Fan {
  const rooms = new Map<SessionId, Map<Writer, Listener>>();
  const drop = (session: SessionId, writer: Writer): void => {
    const room = rooms.get(session);
    const gone = room?.get(writer);
    room?.delete(writer);
    if (room?.size === 0) rooms.delete(session);
    if (gone && ![...(room?.values() ?? [])].some((each) => each.person === gone.person)) engine.presence.gone(session, gone.person);
  };
  const send = (session: SessionId, bytes: Uint8Array): void => {
    for (const writer of rooms.get(session)?.keys() ?? []) write(session, writer, bytes, drop);
  };
  const stop = engine.onChange((session, version) => {
    for (const [writer, each] of rooms.get(session) ?? []) if (each.hears) write(session, writer, padded(`data: ${version}`), drop);
  });
  // Where nothing can be heard, pages ask on the minute and when somebody looks at them.
  stop.catch(() => {});
  const stopPresence = engine.presence.onChange((session) => {
    for (const [writer, each] of rooms.get(session) ?? [])
      if (each.isTeam && each.hears) write(session, writer, padded("data: people"), drop);
  });
  const beat = setInterval(() => {
    for (const [session, room] of rooms) {
      send(session, padded(": still here"));
      for (const person of new Set([...room.values()].map((each) => each.person))) engine.presence.here(session, person);
      for (const [writer, listener] of room) void leaveUnknown(session, writer, listener);
    }
  }, HEARTBEAT_MS);
  beat.unref();
  const leaveUnknown = async (session: SessionId, writer: Writer, listener: Listener): Promise<void> => {
    // A database that does not answer shuts nobody out.
    const known = await listener.isKnown().catch(() => null);
    if (known === null) return;
    listener.hears = known === "hears";
    if (known === "gone" && rooms.get(session)?.has(writer)) end(session, writer, drop);
  };

  return {
    stream(session, who, isKnown) {
      let own: Writer;
      const body = new ReadableStream<Uint8Array>(
        {
          start(writer) {
            own = writer;
            const room = rooms.get(session) ?? new Map<Writer, Listener>();
            rooms.set(session, room);
            const others = [...room].filter(([, owner]) => owner.device === who.device);
            if (others.length >= MOST_PER_DEVICE && others[0]) end(session, others[0][0], drop);
            rooms.set(session, room.set(writer, { ...who, isKnown }));
            writer.enqueue(padded(": still here"));
            engine.presence.here(session, who.person);
          },
          cancel: () => drop(session, own),
        },
        { highWaterMark: MOST_BEHIND },
      );
      return new Response(body, { headers: { "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" } });
    },
    async close() {
      clearInterval(beat);
      stopPresence();
      for (const [session, room] of rooms) for (const writer of room.keys()) end(session, writer, drop);
      await (
        await stop
      )();
    },
  };
}

type Drop = (session: SessionId, writer: Writer) => void;

function write(session: SessionId, writer: Writer, bytes: Uint8Array, drop: Drop): void {
  if ((writer.desiredSize ?? 0) <= 0) return end(session, writer, drop);
  writer.enqueue(bytes);
}

function end(session: SessionId, writer: Writer, drop: Drop): void {
  drop(session, writer);
  // A stream whose reader has gone is closed already; `desiredSize` is then null or 0.
  if (writer.desiredSize !== null && writer.desiredSize !== 0) writer.close();
  else writer.error(new Error("SLOW_READER"));
}

export function routeLive(app: Hono, parts: RoomParts, fan: Fan): void {
  app.get("/r/:seat/live", (c) => streamFor(c, parts, fan));
}

export async function streamFor(c: Context, parts: RoomParts, fan: Fan): Promise<Response> {
  const guest = await guestOf(c, parts);
  const locked = guest ? null : await lockedIn(c, parts);
  const here = guest
    ? { seat: guest.seat, device: guest.device, session: guest.caller.session, person: guest.caller.person }
    : locked?.person
      ? { seat: locked.seat, device: locked.device, session: locked.session, person: locked.person }
      : null;
  if (!here) return c.body(null, 404);
  if (!(await parts.limits.device(here.device))) return c.body(null, 429);
  const session = await parts.deps.engine.state(here.session);
  const who = session && person(session, here.person);
  const isTeam = session !== null && who !== null && isFacilitator(who) && takesPart(session, who);
  return fan.stream(here.session, { device: here.device, person: here.person, isTeam, hears: guest !== null }, async () => {
    const held = await parts.deps.links.device(here.seat, here.device);
    if (held?.person !== here.person) return "gone";
    return held.lock === "locked" ? "here" : "hears";
  });
}
