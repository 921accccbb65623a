import type { Entry } from "./entries.ts";
import type { Outcome } from "./interacting.ts";
import type { Permits, Whom } from "./options.ts";
import type { Permission } from "./permissions.ts";
import type { SeenMessage, SeenModal } from "./seen.ts";
import type { Channel, Role } from "./state.ts";
import type { TypedOptions } from "./typed.ts";

/** Where somebody acts: one message, or whatever they see in a channel. */
export type Place = SeenMessage | Channel;

export interface ActOptions {
  /** Words next to the button or menu, where several are called the same. */
  readonly beside?: string;
  /** Acts on the message as it was seen, though it may have changed since. */
  readonly stale?: boolean;
}

/** What became of words that somebody wanted to post. */
export type Said = SeenMessage | { readonly refused: true; readonly why: "permission" | "slowmode" | "locked" | "gone" };

/** Somebody in front of Discord, who can do what Discord lets them and see what it shows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Their direct messages with the app. */
  readonly dm: Channel;
  /** Sends a command with its sub-commands: `types("/parley plan", { minutes: 5 }, hall)`. Throws when it is not offered to them. */
  types(command: string, options: TypedOptions, channel: Channel): Promise<Outcome>;
  /** What is proposed while the last of these options is being typed. */
  autocompletes(
    command: string,
    options: TypedOptions,
    channel: Channel,
  ): Promise<readonly { readonly name: string; readonly value: unknown }[]>;
  /** Uses a command from the menu of a message or a person. */
  usesOn(command: string, target: SeenMessage | Person, channel: Channel): Promise<Outcome>;
  says(channel: Channel, text: string): Said;
  presses(place: Place, called: string, options?: ActOptions): Promise<Outcome>;
  /** Chooses in a menu of a message, or (with "modal") in the open modal. */
  picks(place: Place | "modal", called: string, choice: Entry, options?: ActOptions): Promise<Outcome>;
  /** Fills in the open modal, by the labels of its fields. */
  fills(entries: Readonly<Record<string, Entry>>): void;
  submits(): Promise<Outcome>;
  /** Closes the open modal; the app learns nothing of it. */
  dismisses(): void;
  /** Starts the client anew: ephemerals and the open modal are gone. */
  reloads(): void;
  /** The content of a file that they see. */
  downloads(message: SeenMessage, name: string): string;
  canSee(channel: Channel): boolean;
  can(channel: Channel, permission: Permission): boolean;
  /** The messages of a channel as they are read. */
  sees(channel: Channel): readonly string[];
  messages(channel: Channel): readonly SeenMessage[];
  modal(): SeenModal | null;
  /** Waits for what the app shows in its own time. */
  waitsForModal(title?: string | RegExp): Promise<SeenModal>;
  waitsForMessage(channel: Channel, words: string | RegExp): Promise<SeenMessage>;
  /** Waits until no message with these words is left. */
  waitsUntilGone(channel: Channel, words: string | RegExp): Promise<void>;

  /** Changes somebody's overwrite, or (null) takes it away. */
  permits(channel: Channel, whom: Whom, permits: Permits | null): void;
  gives(role: Role, who: Person): void;
  takes(role: Role, who: Person): void;
  deletes(what: Channel | SeenMessage): void;
  renames(channel: Channel, name: string): void;
  opensThread(channel: Channel, name: string, options?: { readonly isPrivate?: boolean }): Channel;
  adds(thread: Channel, who: Person | "app"): void;
  joins(thread: Channel): void;
  archives(thread: Channel, options?: { readonly isLocked?: boolean }): void;
  kicks(who: Person | "app"): void;
  leavesGuild(): void;
}
