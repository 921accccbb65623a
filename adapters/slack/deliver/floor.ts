import { createHash } from "node:crypto";
import { z } from "zod";
import type { Path, SessionId } from "../../../src/model/ids.ts";
import type { Delivered, Place } from "../../../src/platform/port.ts";
import { isFacilitator } from "../../../src/session/people.ts";
import type { Client } from "../client.ts";
import type { SlackDeps } from "../deps.ts";
import { floor, floorOver, type Message } from "../render/room.ts";
import { speechIn } from "../speech.ts";
import { small } from "../render/kit.ts";
import type { Pace } from "./pace.ts";
import type { Reach } from "./reach.ts";

/** The card of each floor: one message, driven to what is so now. Doing it twice changes nothing. */
export interface Floors {
  show(session: SessionId, place: Place, path: Path, again: boolean): Promise<Delivered>;
}

/** What is known of a card that was posted. */
const postedSchema = z.object({ ts: z.string(), digest: z.string() });

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

  async function drive(session: SessionId, place: Place, path: Path, again: boolean): Promise<Delivered> {
    const message = await cardOf(deps, session, place, path);
    if (!message) return SENT;
    const channel = place.channel.split("/")[1] ?? "";
    const name = `floor ${place.channel} ${path}`;
    const digest = createHash("sha256").update(JSON.stringify(message)).digest("base64url");
    const posted = postedSchema.safeParse(await deps.engine.places.posted(session, name)).data;
    if (posted?.digest === digest) return SENT;
    // The floor of another group, or of a talk that nobody here has read of.
    if (!posted && !message.isOpen) return SENT;
    const body = { channel, text: message.text, blocks: [...message.blocks] };
    if (posted) {
      const wait = await pace.update();
      if (wait !== null) return { is: "later", afterMs: wait };
      const done = await reach.call(() => client.chat.update({ ...body, ts: posted.ts }));
      if (done.is === "ok") {
        await deps.engine.places.keepPosted(session, name, { ts: posted.ts, digest });
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
    const blocks = again && !posted ? [...small(t("slack.again")), ...body.blocks] : body.blocks;
    const done = await reach.call(() => client.chat.postMessage({ ...body, blocks }));
    switch (done.is) {
      case "ok":
        if (done.value.ts) await deps.engine.places.keepPosted(session, name, { ts: done.value.ts, digest });
        return { is: "sent", ref: done.value.ts ?? "" };
      case "later":
        pace.hold(done.afterMs);
        return done;
      case "refused":
        return done;
      case "unknown":
        return { is: "unknown" };
    }
  }

  return { show: (session, place, path, again) => inTurn(`${session} ${place.channel} ${path}`, () => drive(session, place, path, again)) };
}

async function cardOf(
  deps: SlackDeps,
  session: SessionId,
  place: Place,
  path: Path,
): Promise<(Message & { readonly isOpen: boolean }) | null> {
  const state = await deps.engine.state(session);
  if (!state?.plan) return null;
  const { language } = state.plan;
  const branch = place.shows === "room" || place.shows === "doorbell" ? null : place.shows;
  const page = await deps.engine.roomPage(session, { locale: language }, branch);
  if (!page) return null;
  const round = page.now.find((each) => each.path === path);
  return round ? { ...floor(page, round, speechIn(language)), isOpen: true } : { ...floorOver(page, speechIn(language)), isOpen: false };
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
