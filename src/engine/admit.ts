import type { Refusal } from "../model/command.ts";
import type { PersonId, SessionId } from "../model/ids.ts";
import type { Caller } from "../platform/port.ts";
import { isFacilitator, person } from "../session/people.ts";
import { commit } from "./commit.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import type { Knock, Presence } from "./presence.ts";
import { readRoster } from "./roster.ts";

/** Digits that a device shows while it waits, and that its person reads out to the team. */
const DIGITS = 4;

/** The number of a device that asks to be let in. It names the device between two people; it opens nothing. */
export function numberOfDevice(device: string): string {
  let sum = 0;
  for (const char of device) sum = (sum * 131 + char.charCodeAt(0)) % 10 ** DIGITS;
  return String(sum).padStart(DIGITS, "0");
}

/** Those who ask now, as the team is shown them: whoever is out, or gone, can not be let in. */
export const knocksOf = (presence: Presence, session: SessionId, now: number): readonly (Knock & { readonly number: string })[] =>
  presence.of(session, now).knocks.map((knock) => ({ ...knock, number: numberOfDevice(knock.device) }));

export interface Admission {
  readonly person: PersonId;
  readonly number: string;
  readonly admit: boolean;
}

/**
 * Lets the device with this number in, or sends it away. Null: done. Two that show one number are both refused, since
 * one of them would be somebody who listened.
 */
export async function answerKnock(
  parts: Parts,
  presence: Presence,
  caller: Caller,
  { person: asked, number, admit }: Admission,
): Promise<Refusal | null> {
  const session = await load(parts, caller.session);
  const by = session && person(session, caller.person);
  if (!session || !by || !isFacilitator(by) || by.state === "left") return { reason: "refuse.onlyFacilitator" };
  const knocks = knocksOf(presence, session.id, parts.clock.now()).filter((knock) => knock.person === asked && knock.number === number);
  const [knock] = knocks;
  if (!knock) return { reason: "refuse.knockGone" };
  if (admit && knocks.length > 1) return { reason: "refuse.knockTwice" };
  if (admit) {
    const seat = (await readRoster(parts, session)).get(asked)?.seat;
    if (seat === undefined) return { reason: "refuse.unreadable" };
    const done = await commit(parts, session.id, { type: "admitDevice", by: by.id, person: asked }, (tx) =>
      tx.admitDevice(session.id, asked, seat, knock.device),
    );
    if (!done.ok) return done.refusal;
  }
  for (const each of knocks) presence.answered(session.id, each.device, admit);
  return null;
}
