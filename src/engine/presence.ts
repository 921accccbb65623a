import { z } from "zod";
import type { Instant, PersonId, SessionId } from "../model/ids.ts";
import type { Store } from "../store/port.ts";

/** A sign to the team alone. */
export const SIGNALS = ["lost", "slow", "line", "interpreter", "worry"] as const;
export type Signal = (typeof SIGNALS)[number];

/**
 * Who is here, and what they signal: known while it is so, and kept nowhere. Every process tells the others what it
 * sees, so that the team sees all of it, whichever process its page comes from.
 */
export interface Presence {
  /** This person's page is open, said again every half minute while it is. */
  here(session: SessionId, person: PersonId): void;
  /** This person's page was closed, or its line broke. */
  gone(session: SessionId, person: PersonId): void;
  /** This person acts through pages that say nothing by themselves: whether they are here is not known. */
  unknown(session: SessionId, person: PersonId): void;
  signal(session: SessionId, person: PersonId, signal: Signal): void;
  /** The team has seen these. */
  seen(session: SessionId, signal: Signal): void;
  /** A device that its person asks to be let in with; said again every few seconds while its page is open. */
  knock(session: SessionId, knock: Knock): void;
  /** The team let this device in, or sent it away. */
  answered(session: SessionId, device: string, admitted: boolean): void;
  of(session: SessionId, now: Instant): PresentNow;
  /** Sessions of which somebody was here lately. */
  sessions(): readonly SessionId[];
  /** Told when something changed that the team may want to see. */
  onChange(heard: (session: SessionId) => void): () => void;
  close(): Promise<void>;
}

export interface PresentNow {
  /** When each was last known to be here; missing: not lately. */
  readonly lastHere: ReadonlyMap<PersonId, Instant>;
  readonly here: ReadonlySet<PersonId>;
  readonly signals: readonly { readonly signal: Signal; readonly people: readonly PersonId[] }[];
  readonly knocks: readonly Knock[];
  /** Devices that were sent away lately. */
  readonly turnedAway: ReadonlySet<string>;
}

/** A device that asks to be let in as somebody. */
export interface Knock {
  readonly person: PersonId;
  readonly device: string;
  /** The used link it came by: with a new link for this person it is none any more. */
  readonly link: string;
  /** What it shows, and its person reads out. */
  readonly number: string;
}

/** Who was not heard of for so long is not here: two and a half times what an open page says it every. */
const HERE_MS = 75_000;
/** A page that loads anew is gone for a moment. It must not look as if somebody had just done something. */
const RELOAD_MS = 20_000;
const SIGNAL_MS = 10 * 60_000;
/** Its page says it every few seconds; a phone on which a call lies in front says nothing for a while. */
const KNOCK_MS = 3 * 60_000;
/** More of one person are not shown: of those that came, the newest. */
const MOST_KNOCKS = 3;
/** So long a device that was sent away stays so. */
const LATELY_MS = 10 * 60_000;
/** After this nothing is known of a person any more. */
const FORGET_MS = 24 * 3_600_000;

const note = z.union([
  z.strictObject({ s: z.string(), p: z.string(), is: z.enum(["here", "gone", "unknown"]) }),
  z.strictObject({ s: z.string(), p: z.string(), is: z.literal("signal"), signal: z.enum(SIGNALS) }),
  z.strictObject({ s: z.string(), is: z.literal("seen"), signal: z.enum(SIGNALS) }),
  z.strictObject({
    s: z.string(),
    p: z.string(),
    is: z.literal("knock"),
    device: z.string().max(100),
    link: z.string().max(100),
    number: z.string().max(10),
  }),
  z.strictObject({ s: z.string(), is: z.literal("answered"), device: z.string(), admitted: z.boolean() }),
]);
type Note = z.infer<typeof note>;

interface Last {
  readonly at: Instant;
  readonly goneAt: Instant | null;
}

const isHere = ({ at, goneAt }: Last, now: Instant): boolean => now - at < HERE_MS && (goneAt === null || now - goneAt < RELOAD_MS);

interface Known {
  readonly last: Map<PersonId, Last>;
  readonly signals: Map<Signal, Map<PersonId, Instant>>;
  readonly knocks: Map<string, Knock & { readonly at: Instant }>;
  readonly turnedAway: Map<string, Instant>;
}

const nothingKnown = (): Known => ({ last: new Map(), signals: new Map(), knocks: new Map(), turnedAway: new Map() });

export function createPresence(store: Pick<Store, "tell" | "hear">, now: () => Instant): Presence {
  const rooms = new Map<SessionId, Known>();
  const heard = new Set<(session: SessionId) => void>();
  const stop = store.hear((plain) => take(note.safeParse(parsed(plain)).data));
  stop.catch(() => {});
  // What could not be told is told again with the next half minute.
  const tell = (said: Note): void => void store.tell(JSON.stringify(said)).catch(() => {});

  function take(said: Note | undefined): void {
    if (!said) return;
    const session = said.s as SessionId;
    const room = rooms.get(session) ?? nothingKnown();
    rooms.set(session, room);
    const changed = takeOf(room, said, now());
    forgetOld(room, now());
    if (Object.values(room).every((known) => known.size === 0)) rooms.delete(session);
    if (changed) for (const each of heard) each(session);
  }

  return {
    here: (session, person) => tell({ s: session, p: person, is: "here" }),
    gone: (session, person) => tell({ s: session, p: person, is: "gone" }),
    unknown: (session, person) => tell({ s: session, p: person, is: "unknown" }),
    signal: (session, person, signal) => tell({ s: session, p: person, is: "signal", signal }),
    seen: (session, signal) => tell({ s: session, is: "seen", signal }),
    knock: (session, { person, device, link, number }) => tell({ s: session, p: person, is: "knock", device, link, number }),
    answered: (session, device, admitted) => tell({ s: session, is: "answered", device, admitted }),
    of(session, at) {
      const room = rooms.get(session);
      const last = [...(room?.last ?? [])];
      return {
        lastHere: new Map(last.map(([person, each]) => [person, each.at])),
        here: new Set(last.filter(([, each]) => isHere(each, at)).map(([person]) => person)),
        signals: SIGNALS.flatMap((signal) => {
          const people = [...(room?.signals.get(signal) ?? [])].filter(([, since]) => at - since < SIGNAL_MS).map(([person]) => person);
          return people.length > 0 ? [{ signal, people }] : [];
        }),
        knocks: [...(room?.knocks.values() ?? [])].filter((knock) => at - knock.at < KNOCK_MS),
        turnedAway: new Set([...(room?.turnedAway ?? [])].filter(([, since]) => at - since < LATELY_MS).map(([device]) => device)),
      };
    },
    sessions() {
      // A note is what forgets; of a session nobody speaks of any more there is none.
      for (const [session, room] of rooms) {
        forgetOld(room, now());
        if (Object.values(room).every((known) => known.size === 0)) rooms.delete(session);
      }
      return [...rooms.keys()];
    },
    onChange(hears) {
      heard.add(hears);
      return () => void heard.delete(hears);
    },
    async close() {
      heard.clear();
      await (
        await stop.catch(() => null)
      )?.();
    },
  };
}

/** True: the team sees something new. */
function takeOf(room: Known, said: Note, now: Instant): boolean {
  if (said.is === "seen") return room.signals.delete(said.signal);
  if (said.is === "answered") {
    if (!said.admitted) room.turnedAway.set(said.device, now);
    return room.knocks.delete(said.device);
  }
  const person = said.p as PersonId;
  if (said.is === "signal") {
    const people = room.signals.get(said.signal) ?? new Map<PersonId, Instant>();
    room.signals.set(said.signal, people.set(person, now));
    return true;
  }
  if (said.is === "knock") {
    const { device, link, number } = said;
    return takeKnock(room, { person, device, link, number, at: now });
  }
  if (said.is === "unknown") return room.last.delete(person);
  const before = room.last.get(person);
  const after: Last = said.is === "here" ? { at: now, goneAt: null } : { at: before?.at ?? now, goneAt: now };
  room.last.set(person, after);
  return (before !== undefined && isHere(before, now)) !== isHere(after, now);
}

function takeKnock({ knocks, turnedAway }: Known, knock: Knock & { readonly at: Instant }): boolean {
  if (turnedAway.has(knock.device)) return false;
  const isNew = !knocks.has(knock.device);
  knocks.set(knock.device, knock);
  const ofSame = [...knocks.values()].filter((each) => each.person === knock.person);
  for (const old of ofSame.slice(0, Math.max(0, ofSame.length - MOST_KNOCKS))) knocks.delete(old.device);
  return isNew;
}

function forgetOld(room: Known, now: Instant): void {
  for (const [person, { at }] of room.last) if (now - at > FORGET_MS) room.last.delete(person);
  for (const [device, { at }] of room.knocks) if (now - at > KNOCK_MS) room.knocks.delete(device);
  for (const [device, at] of room.turnedAway) if (now - at > LATELY_MS) room.turnedAway.delete(device);
  for (const [signal, people] of room.signals) {
    for (const [person, at] of people) if (now - at > SIGNAL_MS) people.delete(person);
    if (people.size === 0) room.signals.delete(signal);
  }
}

function parsed(plain: string): unknown {
  try {
    return JSON.parse(plain);
  } catch {
    return null;
  }
}
