import type { Instant, SessionId } from "../../src/model/ids.ts";
import type { Press, ToPlan } from "./press.ts";
import type { Speech } from "./speech.ts";

/** What a page or a message consists of, before a platform lays it out: what is read, and what is pressed. */
export type Part =
  /** `markdown`: of a summary, which says itself how it is laid out. Everything else stands as it was written. */
  | { readonly is: "header" | "text" | "small" | "markdown"; readonly words: string }
  | { readonly is: "divider" }
  /** On each reader's own clock. */
  | { readonly is: "moment"; readonly words: string; readonly at: Instant; readonly toTheSecond?: true }
  /** The way to a channel. */
  | { readonly is: "channel"; readonly channel: string }
  | { readonly is: "buttons"; readonly buttons: readonly Button[] };

export interface Button {
  readonly words: string;
  readonly press: Press | ToPlan;
  /** `danger`: it is asked once more whether it is meant. */
  readonly weight: "main" | "plain" | "danger";
}

/** A message in a channel: its parts, and what stands in a notification. */
export interface Message {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** One message and no more: what is talked about has the room that is left, and where it is cut `rest` says so. */
export interface OneMessage {
  readonly text: string;
  readonly before: readonly Part[];
  readonly subject: readonly Part[];
  readonly rest: readonly Part[];
  readonly after: readonly Part[];
}

export const asOne = ({ text, parts }: Message): OneMessage => ({ text, before: [], subject: [], rest: [], after: parts });

/** What all buttons of one page or message need. */
export interface Desk {
  readonly session: SessionId;
  readonly t: Speech;
}

export const section = (words: string): readonly Part[] => [{ is: "text", words }];
export const header = (words: string): readonly Part[] => [{ is: "header", words }];
export const small = (words: string): readonly Part[] => [{ is: "small", words }];
export const moment = (words: string, at: Instant): Part => ({ is: "moment", words, at });
export const exactly = (words: string, at: Instant): Part => ({ is: "moment", words, at, toTheSecond: true });
export const divider: Part = { is: "divider" };

export const list = (entries: readonly string[], ordered: boolean): readonly Part[] =>
  entries.length === 0 ? [] : section(entries.map((entry, index) => `${ordered ? `${index + 1}.` : "•"} ${entry}`).join("\n"));

/** Buttons that stand in one row, or in as many as it takes. */
export const actions = (buttons: readonly Button[]): readonly Part[] => (buttons.length === 0 ? [] : [{ is: "buttons", buttons }]);

export const button = ({ session }: Desk, words: string, press: Omit<Press, "session">, weight: Button["weight"] = "plain"): Button => ({
  words,
  press: { session, ...press },
  weight,
});

/** A link to one's own page in the browser, where the platform receives no words and has no limits. */
export const browserButton = (session: SessionId, t: Speech): Button =>
  button({ session, t }, t("assurance.elsewhere"), { does: "browser" });
