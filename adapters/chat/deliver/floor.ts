import { createHash } from "node:crypto";
import { z } from "zod";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import { idIn } from "../../../src/platform/address.ts";
import type { Delivered, Place, Showing } from "../../../src/platform/port.ts";
import type { FloorView } from "../../../src/platform/room-page.ts";
import { isFacilitator } from "../../../src/session/people.ts";
import type { ChatDeps } from "../deps.ts";
import { asOne, type Message, type OneMessage } from "../kit.ts";
import { floor, floorOver, standing, yourTurn } from "../render/room.ts";
import { speechIn } from "../speech.ts";
import { createTurns } from "../turns.ts";
import { branchOf, membersOf } from "./branches.ts";
import { SENT, type Surface } from "./surface.ts";

/** The card of each floor: one message, driven to what is so now. Doing it twice changes nothing. */
export interface Floors {
  /** `id`: of the effect, the key of a card that is posted by it. */
  show(session: SessionId, place: Showing, path: Path, id: string, again: boolean): Promise<Delivered>;
  /** It is shown no more in this place: its card says this from now on, and nobody presses anything in it. */
  leaves(session: SessionId, place: Showing, path: Path, message: Message): Promise<Delivered>;
  /** Something was posted under it. */
  sinks(session: SessionId, place: Showing, path: Path): Promise<void>;
}

/** What is known of a card: how many lines stand under it, of which turns those who have them were told, and an old one that is to go. */
const postedSchema = z.object({
  ts: z.string(),
  digest: z.string(),
  below: z.int().default(0),
  told: z.string().nullable().default(null),
  old: z.string().nullable().default(null),
});
type Posted = z.infer<typeof postedSchema>;

/** Stands between the turns of several who may speak at once. */
const BETWEEN = ", ";

/** With so many lines under it, a card is posted anew below them, and the old one goes. */
const FOLLOWS_AFTER = 5;

const AGAIN_MS = 2_000;

export function createFloors(deps: ChatDeps, surface: Surface): Floors {
  /** Two changes of one floor at once would post its card twice. */
  const inTurn = createTurns();

  const nameOf = (place: Showing, path: Path): string => `floor ${place.showing} ${path}`;
  const known = async (session: SessionId, name: string): Promise<Posted | undefined> =>
    postedSchema.safeParse(await deps.engine.places.posted(session, name)).data;

  /** Whoever may speak now is told where they look, once in each turn or seat. It may be lost: the card says it as well. */
  async function tellSpeakers(
    session: SessionId,
    place: Showing,
    { speaking, yours }: Card,
    before: Posted | undefined,
  ): Promise<string | null> {
    const told = before?.told?.split(BETWEEN) ?? [];
    const turns = speaking.map((each) => ({ ...each, turn: `${each.person} ${each.since}` }));
    if (!yours || turns.length === 0) return before?.told ?? null;
    const untold = turns.filter(({ turn }) => !told.includes(turn));
    const members = untold.length === 0 ? null : await membersOf(deps.engine, session, place);
    for (const { person } of untold) for (const user of members?.get(person) ?? []) await surface.whisper(idIn(place.channel), user, yours);
    return turns.map(({ turn }) => turn).join(BETWEEN);
  }

  async function drive(session: SessionId, place: Showing, path: Path, id: string, again: boolean): Promise<Delivered> {
    const card = await cardOf(deps, surface, session, place, path);
    if (!card) return SENT;
    const channel = idIn(place.channel);
    const name = nameOf(place, path);
    const sheet = surface.sheet(card.message);
    const digest = createHash("sha256").update(JSON.stringify(sheet)).digest("base64url");
    const posted = await known(session, name);
    const isSunk = card.isOpen && (posted?.below ?? 0) >= FOLLOWS_AFTER;
    if (posted?.digest === digest && !isSunk) return cleared(session, channel, name, posted);
    // The floor of another group, or of a talk that nobody here has read of.
    if (!posted && !card.isOpen) return SENT;
    if (posted && !isSunk) {
      const done = await surface.update(channel, posted.ts, sheet);
      if (done.is === "ok") {
        const told = await tellSpeakers(session, place, card, posted);
        const changed: Posted = { ...posted, digest, told };
        await deps.engine.places.keepPosted(session, name, changed);
        return cleared(session, channel, name, changed);
      }
      // The same change twice is one change.
      if (done.is === "unknown") return { is: "later", afterMs: AGAIN_MS };
      if (done.is === "later") return done;
      if (!surface.gone.includes(done.code)) return done;
    }
    const t = speechIn((await deps.engine.state(session))?.plan.language ?? "en", surface.platform);
    const marked = again && (!posted || isSunk) ? surface.marked(sheet, t("chat.again")) : sheet;
    const done = await surface.post(channel, marked, id);
    if (done.is === "unknown") return { is: "unknown" };
    if (done.is !== "ok") return done;
    const { ref } = done.value;
    const told = await tellSpeakers(session, place, card, posted);
    const made: Posted = { ts: ref, digest, below: 0, told, old: posted && isSunk ? posted.ts : null };
    if (ref !== "") await deps.engine.places.keepPosted(session, name, made);
    return cleared(session, channel, name, made);
  }

  /** Takes the old card away, as often as it needs. */
  async function cleared(session: SessionId, channel: string, name: string, posted: Posted): Promise<Delivered> {
    const done: Delivered = { is: "sent", ref: posted.ts };
    if (posted.old === null) return done;
    const removed = await surface.remove(channel, posted.old);
    if (removed.is === "later" || removed.is === "unknown")
      return { is: "later", afterMs: removed.is === "later" ? removed.afterMs : AGAIN_MS };
    await deps.engine.places.keepPosted(session, name, { ...posted, old: null });
    return done;
  }

  const inTurnOf = <T>(session: SessionId, place: Showing, path: Path, work: () => Promise<T>): Promise<T> =>
    inTurn(`${session} ${place.channel} ${path}`, work);
  return {
    show: (session, place, path, id, again) => inTurnOf(session, place, path, () => drive(session, place, path, id, again)),
    leaves: (session, place, path, message) =>
      inTurnOf(session, place, path, async () => {
        const posted = await known(session, nameOf(place, path));
        if (!posted) return SENT;
        const done = await surface.update(idIn(place.channel), posted.ts, surface.sheet(asOne(message)));
        if (done.is === "unknown") return { is: "later", afterMs: AGAIN_MS };
        return done.is === "ok" ? { is: "sent", ref: posted.ts } : done;
      }),
    sinks: (session, place, path) =>
      inTurnOf(session, place, path, async () => {
        const name = nameOf(place, path);
        const posted = await known(session, name);
        if (posted) await deps.engine.places.keepPosted(session, name, { ...posted, below: posted.below + 1 });
      }),
  };
}

interface Card {
  readonly message: OneMessage;
  readonly isOpen: boolean;
  /** Whoever has the floor, or sits in the middle. */
  readonly speaking: readonly Pick<FloorView["sitting"][number], "person" | "since">[];
  /** What they alone are told. */
  readonly yours: Message | null;
}

async function cardOf(deps: ChatDeps, { platform }: Surface, session: SessionId, place: Showing, path: Path): Promise<Card | null> {
  const state = await deps.engine.state(session);
  if (!state?.plan) return null;
  const { language } = state.plan;
  const branch = branchOf(place);
  const page = await deps.engine.roomPage(session, { locale: language }, branch);
  if (!page) return null;
  const t = speechIn(language, platform);
  const over = { isOpen: false, speaking: [], yours: null };
  // Nothing of the rounds is seen while it is locked.
  if (page.status === "locked") return { message: asOne(standing(page, t)), ...over };
  const round = page.now.find((each) => each.path === path);
  if (!round) return { message: asOne(floorOver(page, t)), ...over };
  const now = round.stage === "open" ? round.floor : null;
  const speaking = now ? [...(now.holder ? [now.holder] : []), ...now.sitting] : [];
  return { message: floor(page, round, t), isOpen: true, speaking, yours: speaking.length === 0 ? null : yourTurn(page, round, t) };
}

/** Those of the team who are where this place is. */
export async function teamOf({ engine }: ChatDeps, session: SessionId, place: Place): Promise<readonly string[]> {
  const state = await engine.state(session);
  const members = await membersOf(engine, session, place);
  return [...members].flatMap(([person, users]) => {
    const member = state?.members[person];
    return member && isFacilitator(member) && member.state !== "left" ? users : [];
  });
}
