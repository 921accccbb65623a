import { createHash } from "node:crypto";
import { within } from "../../chat/outcome.ts";
import type { Somebody } from "../../chat/receive/person.ts";
import type { Sheet } from "../render/layout.ts";
import type { Answer } from "./answer.ts";
import { told, type Door } from "./door.ts";
import { whoIs } from "./pages.ts";

/** What came of something that was sent. `shown` null: nothing to say. `fault`: it failed by a fault of ours, which `shown` says. */
export interface Came {
  readonly shown: Sheet | null;
  readonly fault?: unknown;
}

/** `failed` holds the words, so that they can be sent again. */
export async function tried(act: () => Promise<Sheet | null>, failed: () => Sheet): Promise<Came> {
  try {
    return { shown: await act() };
  } catch (fault) {
    return { shown: failed(), fault };
  }
}

/** What a window is known by, with what was entered: the same sent again acts once, and other words are other words. */
export const windowMark = (name: string, entered: ReadonlyMap<string, readonly string[]>): string =>
  createHash("sha256")
    .update(JSON.stringify([name, ...entered]))
    .digest("base64url");

/** What was sent acts once; refused, or failed, it may be sent again. */
export async function once(door: Door, who: Somebody, mark: string, act: () => Promise<Came>): Promise<Came> {
  const name = `${whoIs(who)} ${mark}`;
  const { isFirst, begun } = door.sent.begin(name, act);
  if (!isFirst) return begun ?? { shown: told(who.t("chat.done")) };
  try {
    const came = await begun;
    if (came.fault !== undefined || isFormStill(came)) door.sent.undo(name);
    return came;
  } catch (error) {
    door.sent.undo(name);
    throw error;
  }
}

const isFormStill = ({ shown }: Came): boolean => JSON.stringify(shown?.components ?? []).includes('"d|');

/** Discord gives three seconds, and keeps a window open with its words where it got no answer. */
const ANSWER_MS = 2_000;

/**
 * Answers a window with what came of it, so that its words are gone from there only once they are kept. What takes longer is
 * acknowledged before, and shown afterwards. Throws what failed.
 */
export async function answers(answer: Answer, work: Promise<Came>): Promise<void> {
  const inTime = await within(work, ANSWER_MS);
  const isHeard = inTime !== null || (await answer.defer());
  const { shown, fault } = inTime ?? (await work);
  if (isHeard) await (shown === null ? answer.drop() : answer.show(shown));
  if (fault !== undefined) throw fault;
}
