import { createHmac } from "node:crypto";
import type { KeyId, PersonId, SessionId } from "../model/ids.ts";
import type { Command, Refusal } from "../model/command.ts";
import type { Session } from "../model/session.ts";
import { decide } from "../session/decide/index.ts";
import type { Caller } from "../platform/port.ts";
import { isFacilitator, person } from "../session/people.ts";
import { runsOf } from "../session/timers.ts";
import type { LinkRow } from "../store/port.ts";
import { commit } from "./commit.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import type { Presence } from "./presence.ts";
import { readRoster } from "./roster.ts";
import { readMine } from "./seal.ts";

/** Digits that a device shows while it waits, and that its person reads out to the team. */
const DIGITS = 6;
const DOOR_KEY = "door" as KeyId;

/**
 * The number of a device that asks to be let in. It names the device between two people and opens nothing; keyed, so that
 * nobody finds a device that shows a number they overheard.
 */
async function numberOfDevice(parts: Parts, session: SessionId, device: string): Promise<string> {
  const key = await parts.keys.make(DOOR_KEY);
  const digest = createHmac("sha256", key).update(`parley/knock/${session}\0${device}`).digest();
  return String(digest.readUInt32BE() % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** Shows later that something was given out at this door. */
export async function doorProof(parts: Parts, what: string): Promise<string> {
  return createHmac("sha256", await parts.keys.make(DOOR_KEY))
    .update(`parley/door\0${what}`)
    .digest("base64url");
}

/** Asks the team to let a device in. Returns what it shows; null: it was sent away. */
export async function knock(parts: Parts, presence: Presence, link: LinkRow, device: string): Promise<string | null> {
  const { session, person: asks, hash } = link;
  if (session === null || asks === null) return null;
  if (presence.of(session, parts.clock.now()).turnedAway.has(device)) return null;
  const number = await numberOfDevice(parts, session, device);
  presence.knock(session, { person: asks, device, link: hash, number });
  return number;
}

export interface Admission {
  readonly person: PersonId;
  readonly device: string;
  /** `alone`: and every other device of this person is shut out, since somebody else went in with their link. */
  readonly answer: "in" | "alone" | "no";
}

/**
 * Lets a device in that waits, or sends it away. Null: done. Two that show one number are both refused, since one of them
 * would be somebody who listened.
 */
export async function answerKnock(
  parts: Parts,
  presence: Presence,
  caller: Caller,
  { person: asked, device, answer }: Admission,
): Promise<Refusal | null> {
  const now = parts.clock.now();
  const session = await load(parts, caller.session);
  const by = session && person(session, caller.person);
  if (!session || !by || !isFacilitator(by) || by.state === "left") return { reason: "refuse.onlyFacilitator" };
  const { knocks } = presence.of(session.id, now);
  const found = knocks.find((each) => each.person === asked && each.device === device);
  const seat = (await readRoster(parts, session)).get(asked)?.seat;
  if (!found || seat === undefined) return { reason: "refuse.knockGone" };
  if ((await parts.store.links.device(seat, device)) !== null) return { reason: "refuse.knockIn" };
  if (answer !== "no") {
    if (knocks.some((each) => each.device !== device && each.number === found.number)) return { reason: "refuse.knockTwice" };
    if ((await parts.store.links.used(found.link, now)) === null) return { reason: "refuse.knockGone" };
    const done = await commit(parts, session.id, { type: "admitDevice", by: by.id, person: asked }, async (tx) => {
      if (answer === "alone") await tx.replaceLinks(session.id, asked, null);
      await tx.admitDevice(session.id, asked, seat, device);
    });
    if (!done.ok) return done.refusal;
  }
  presence.answered(session.id, device, answer !== "no");
  return null;
}

/**
 * Whether a link may be used now. Whoever is in already gets a second key by it, and none is given while a box is open that
 * they may have written into: whoever sits down there could ask to see their words. Null: it may.
 */
export async function refusedClaim(parts: Parts, link: LinkRow): Promise<Refusal | null> {
  const second = await secondKey(parts, link);
  if (!second) return null;
  const ctx = { now: parts.clock.now(), random: parts.random, newId: parts.newId, box: null };
  const asked = decide(second.session, second.command, ctx, parts.kinds);
  return asked.ok ? null : asked.refusal;
}

/**
 * Everybody is told that somebody came in from another device. A box that was opened in the very moment between the asking
 * and the claim shuts the device out again: null. Else the link.
 */
export async function claimed(parts: Parts, link: LinkRow, device: string): Promise<LinkRow | null> {
  const second = await secondKey(parts, link);
  if (!second) return link;
  const done = await commit(parts, second.session.id, second.command);
  if (done.ok) return link;
  await parts.store.links.forget(link.seat, device);
  return null;
}

/**
 * Null: it is the first device of somebody who was not in, or one they asked for through a chat platform. Not so the latter
 * where they wrote in the browser: who holds their account on the platform is not to read what it never received.
 */
async function secondKey(parts: Parts, link: LinkRow): Promise<{ readonly session: Session; readonly command: Command } | null> {
  const session = link.session && (await load(parts, link.session));
  const who = session && link.person && person(session, link.person);
  if (!session || !who || who.state === "invited") return null;
  if (link.means === "browser" && !(await wroteInBrowser(parts, session, who.id))) return null;
  return { session, command: { type: "admitDevice", by: who.id, person: who.id } };
}

async function wroteInBrowser(parts: Parts, session: Session, who: PersonId): Promise<boolean> {
  for (const run of runsOf(session)) if ((await readMine(parts, session, run, { person: who, through: "slack" })).isElsewhere) return true;
  return false;
}
