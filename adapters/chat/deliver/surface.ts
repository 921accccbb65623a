import type { Delivered } from "../../../src/platform/port.ts";
import type { Message, OneMessage } from "../kit.ts";
import type { Outcome } from "../outcome.ts";
import type { Platform } from "../../platforms.ts";

/** There was nothing to show. */
export const SENT: Delivered = { is: "sent", ref: "" };

/** Where a message stands, as the platform names it. */
export interface Posted {
  readonly ref: string;
}

/**
 * What a chat platform can do with messages, each in its turn: a call waits for the platform's pace, or says when to come
 * back. `Sheet` is one message as the platform takes it, with everything that is to be seen of it.
 */
export interface Surface<Sheet = unknown> {
  readonly platform: Platform;
  /** A message in as many as it takes. */
  sheets(message: Message): readonly Sheet[];
  /** One message, with as much of its subject as there is room for. */
  sheet(message: OneMessage): Sheet;
  /** The same with this above it: that it may have come before. */
  marked(sheet: Sheet, note: string): Sheet;
  /** `key` is the same for one message for ever: at most 25 letters. */
  post(channel: string, sheet: Sheet, key: string): Promise<Outcome<Posted>>;
  update(channel: string, ref: string, sheet: Sheet): Promise<Outcome<unknown>>;
  remove(channel: string, ref: string): Promise<Outcome<unknown>>;
  /** Shows it to one person in the channel, where the platform can. It may be lost. */
  whisper(channel: string, user: string, message: Message): Promise<Outcome<unknown>>;
  file(channel: string, file: { readonly name: string; readonly title: string; readonly content: string }): Promise<Outcome<unknown>>;
  /** Codes of a refused change of a message that is gone. */
  readonly gone: readonly string[];
}
