import { createHash } from "node:crypto";
import { z } from "zod";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import { isFacilitator } from "../../../src/session/people.ts";
import { outcomeOf, type Client } from "../client.ts";
import type { SlackDeps } from "../deps.ts";
import type { FloorView } from "../../../src/platform/room-page.ts";
import { floor, floorOver, standing, yourTurn, type Message } from "../render/room.ts";
import { speechIn } from "../speech.ts";
import { small } from "../render/kit.ts";
import type { Pace } from "./pace.ts";
import type { Reach } from "./reach.ts";

/** The card of each floor: one message, driven to what is so now. Doing it twice changes nothing. */
export interface Floors {
  show(session: SessionId, place: Place, path: Path, again: boolean): Promise<Delivered>;
  /** Something was posted under it. */
  sinks(session: SessionId, place: Place, path: Path): Promise<void>;
}

/** What is known of a card that was posted: how many lines stand under it, and which turn its holder was told of. */
const postedSchema = z.object({ ts: z.string(), digest: z.string(), below: z.int().default(0), told: z.string().nullable().default(null) });
type Posted = z.infer<typeof postedSchema>;

/** With so many lines under it, a card is posted anew below them, and the old one goes. */
const FOLLOWS_AFTER = 5;

const SENT: Delivered = { is: "sent", ref: "" };
const AGAIN_MS = 2_000;
/** The message is gone: somebody deleted it. */
const GONE = ["message_not_found", "cant_update_message"];

export function createFloors(deps: SlackDeps, client: Client, pace: Pace, reach: Reach): Floors {
  const turns = new Map<string, Promise<unknown>>();
  /** Two changes of one floor at once would post its card twice. */
  async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(key) ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => {});
    turns.set(key, settled);
    void settled.then(() => turns.get(key) === settled && turns.delete(key));
    return mine;
  }

  const nameOf = (place: Place, path: Path): string => `floor ${place.channel} ${path}`;
  const known = async (session: SessionId, name: string): Promise<Posted | undefined> =>
    postedSchema.safeParse(await deps.engine.places.posted(session, name)).data;

  /** Whoever has the floor now is told where they look, once in each turn. It may be lost: the card says it as well. */
  async function tellHolder(
    session: SessionId,
    channel: string,
    { holder, yours }: Card,
    before: Posted | undefined,
  ): Promise<string | null> {
    const turn = holder && `${holder.person} ${holder.since}`;
    if (!holder || !yours || turn === before?.told) return turn;
    const accounts = await deps.engine.places.accountsOf(session);
    const account = accounts.find((each) => each.person === holder.person && each.account.platform === "slack")?.account;
    const user = account?.id.split("/")[1];
    if (user) await outcomeOf(client.chat.postEphemeral({ channel, user, text: yours.text, blocks: [...yours.blocks] }));
    return turn;
  }

  async function drive(session: SessionId, place: Place, path: Path, again: boolean): Promise<Delivered> {
    const message = await cardOf(deps, session, place, path);
    if (!message) return SENT;
    const channel = place.channel.split("/")[1] ?? "";
    const name = nameOf(place, path);
    const digest = createHash("sha256")
      .update(JSON.stringify([message.text, message.blocks]))
      .digest("base64url");
    const posted = await known(session, name);
    if (posted?.digest === digest) return SENT;
    // The floor of another group, or of a talk that nobody here has read of.
    if (!posted && !message.isOpen) return SENT;
    const body = { channel, text: message.text, blocks: [...message.blocks] };
    const isSunk = message.isOpen && (posted?.below ?? 0) >= FOLLOWS_AFTER;
    if (posted && !isSunk) {
      const wait = await pace.update();
      if (wait !== null) return { is: "later", afterMs: wait };
      const done = await reach.call(() => client.chat.update({ ...body, ts: posted.ts }));
      if (done.is === "ok") {
        const told = await tellHolder(session, channel, message, posted);
        await deps.engine.places.keepPosted(session, name, { ...posted, digest, told });
        return { is: "sent", ref: posted.ts };
      }
      // The same change twice is one change.
      if (done.is === "unknown") return { is: "later", afterMs: AGAIN_MS };
      if (done.is === "later") return done;
      if (!GONE.includes(done.code)) return done;
    }
    const wait = await pace.post(channel);
    if (wait !== null) return { is: "later", afterMs: wait };
    const t = speechIn((await deps.engine.state(session))?.plan.language ?? "en");
    const blocks = again && (!posted || isSunk) ? [...small(t("slack.again")), ...body.blocks] : body.blocks;
    const done = await reach.call(() => client.chat.postMessage({ ...body, blocks }));
    switch (done.is) {
      case "ok": {
        const told = await tellHolder(session, channel, message, posted);
        if (done.value.ts) await deps.engine.places.keepPosted(session, name, { ts: done.value.ts, digest, below: 0, told });
        if (posted && isSunk) await reach.call(() => client.chat.delete({ channel, ts: posted.ts }));
        return { is: "sent", ref: done.value.ts ?? "" };
      }
      case "later":
        pace.hold(done.afterMs);
        return done;
      case "refused":
        return done;
      case "unknown":
        return { is: "unknown" };
    }
  }

  const inTurnOf = <T>(session: SessionId, place: Place, path: Path, work: () => Promise<T>): Promise<T> =>
    inTurn(`${session} ${place.channel} ${path}`, work);
  return {
    show: (session, place, path, again) => inTurnOf(session, place, path, () => drive(session, place, path, again)),
    sinks: (session, place, path) =>
      inTurnOf(session, place, path, async () => {
        const name = nameOf(place, path);
        const posted = await known(session, name);
        if (posted) await deps.engine.places.keepPosted(session, name, { ...posted, below: posted.below + 1 });
      }),
  };
}

interface Card extends Message {
  readonly isOpen: boolean;
  readonly holder: FloorView["holder"];
  /** What the holder alone is told. */
  readonly yours: Message | null;
}

async function cardOf(deps: SlackDeps, session: SessionId, place: Place, path: Path): Promise<Card | null> {
  const state = await deps.engine.state(session);
  if (!state?.plan) return null;
  const { language } = state.plan;
  const branch = place.shows === "room" || place.shows === "doorbell" ? null : place.shows;
  const page = await deps.engine.roomPage(session, { locale: language }, branch);
  if (!page) return null;
  const t = speechIn(language);
  // Nothing of the rounds is seen while it is locked.
  if (page.status === "locked") return { ...standing(page, t), isOpen: false, holder: null, yours: null };
  const round = page.now.find((each) => each.path === path);
  if (!round) return { ...floorOver(page, t), isOpen: false, holder: null, yours: null };
  const holder = round.stage === "open" ? (round.floor?.holder ?? null) : null;
  return { ...floor(page, round, t), isOpen: true, holder, yours: holder && yourTurn(page, round, t) };
}

/** Those of the team who are on Slack. */
export async function teamOf({ engine }: SlackDeps, session: SessionId): Promise<readonly string[]> {
  const state = await engine.state(session);
  const accounts = await engine.places.accountsOf(session);
  return accounts.flatMap(({ person, account }) => {
    const member = state?.members[person];
    const user = account.platform === "slack" ? account.id.split("/")[1] : undefined;
    return member && isFacilitator(member) && member.state !== "left" && user ? [user] : [];
  });
}
