import type { Delivered } from "./events.ts";
import type { Entry } from "./form.ts";
import type { Outcome } from "./outcome.ts";
import type { SeenHome, SeenMessage, SeenModal } from "./seen.ts";
import type { Channel, User } from "./state.ts";

/** Where somebody acts: the open modal, the app's home, one message, or whatever they see in a channel. */
export type Place = "modal" | "home" | SeenMessage | SeenModal | SeenHome | Channel;

export interface PressOptions {
  /** Words next to the button, where several are called the same. */
  readonly beside?: string;
  /** What the person answers to "Are you sure?"; yes, unless told otherwise. */
  readonly confirms?: boolean;
  /** Presses the message as it was seen, though it may have changed since. */
  readonly stale?: boolean;
}

/** Somebody in front of Slack, who can do what Slack lets them and see what it shows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: User["kind"];
  /** Their direct messages with the app. */
  readonly dm: Channel;
  types(command: string, text: string, channel: Channel, at?: { readonly thread?: string }): Promise<Outcome>;
  says(channel: Channel, text: string, at?: { readonly thread?: string }): SeenMessage;
  presses(place: Place, called: string, options?: PressOptions): Promise<Outcome>;
  /** Chooses in a menu, radio buttons, checkboxes or a picker that acts at once. */
  picks(place: Place, called: string, choice: Entry): Promise<Outcome>;
  usesShortcut(callbackId: string): Promise<Outcome>;
  opensHome(): Promise<Delivered | null>;
  /** Fills in the open modal, by the labels of its fields. */
  fills(entries: Readonly<Record<string, Entry>>): Promise<readonly Outcome[]>;
  submits(): Promise<Outcome>;
  /** Closes the modal on top, or (by its cross) all of them. */
  closes(what?: "top" | "all"): Promise<readonly Outcome[]>;
  joins(channel: Channel): void;
  leaves(channel: Channel): void;
  invites(channel: Channel, who: Person | "app"): void;
  removes(channel: Channel, who: Person | "app"): void;
  archives(channel: Channel): void;
  /** Starts the client anew: ephemerals are gone. */
  reloads(): void;
  /** The content of a file that they see. */
  downloads(message: SeenMessage, title: string): string;
  /** The messages of a channel (or of one thread in it) as they are read. */
  sees(channel: Channel, at?: { readonly thread?: string }): readonly string[];
  messages(channel: Channel, at?: { readonly thread?: string }): readonly SeenMessage[];
  modal(): SeenModal | null;
  home(): SeenHome | null;
  /** Waits for what the app shows in its own time. */
  waitsForModal(title?: string | RegExp): Promise<SeenModal>;
  waitsForMessage(channel: Channel, words: string | RegExp): Promise<SeenMessage>;
  waitsForHome(words: string | RegExp): Promise<SeenHome>;
}
