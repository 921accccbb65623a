import type { ChannelType, InteractionType, MessageType } from "discord-api-types/v10";
import type { Clock } from "../slack/ids.ts";
import type { Json } from "../slack/json.ts";
import type { Ids } from "./ids.ts";

/** What the fake guild holds. Routes, people and administrators change it; nothing else does. */

export interface User {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
  readonly locale: string;
  readonly takesDms: boolean;
}

export interface Role {
  readonly id: string;
  readonly isManaged: boolean;
  name: string;
  permissions: bigint;
  position: number;
  isMentionable: boolean;
  isHoisted: boolean;
  color: number;
}

export interface Member {
  readonly user: User;
  readonly roles: Set<string>;
  readonly joinedAt: number;
}

export interface Overwrite {
  readonly id: string;
  /** 0: of a role, 1: of a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Thread {
  readonly ownerId: string;
  readonly members: Map<string, number>;
  isInvitable: boolean;
  isArchived: boolean;
  isLocked: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: number;
  activeAt: number;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly parentId: string | null;
  /** Set on a thread. */
  readonly thread: Thread | null;
  /** Set on direct messages: the person. */
  readonly recipientId: string | null;
  name: string;
  topic: string | null;
  position: number;
  isNsfw: boolean;
  slowmodeS: number;
  overwrites: Map<string, Overwrite>;
  messages: Message[];
  /** When each person last posted, for slowmode. */
  readonly postedAt: Map<string, number>;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly contentType: string | null;
  readonly content: Buffer;
}

/** Whom a message calls. */
export interface Mentions {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly isEveryone: boolean;
}

/** That a message is an answer to somebody's act, which every client shows. */
export interface UsedBy {
  readonly interactionId: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly command: string | null;
  readonly messageId: string | null;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: MessageType;
  /** Set on an ephemeral: the only person who sees it. */
  readonly onlyFor: string | null;
  readonly nonce: string | number | null;
  readonly usedBy: UsedBy | null;
  readonly replyTo: string | null;
  content: string;
  embeds: readonly Json[];
  components: readonly Json[];
  attachments: readonly Attachment[];
  mentions: Mentions;
  flags: number;
  editedAt: number | null;
}

export type AckKind = "message" | "deferred" | "deferred update" | "update" | "choices" | "modal";

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly channelId: string;
  readonly command: string | null;
  /** The message whose component was used, or from which the submitted modal was opened. */
  readonly message: Message | null;
  readonly atMs: number;
  /** Whether the time for the first answer is over. */
  isDead: boolean;
  ack: AckKind | null;
  ackedAfterMs: number | null;
  choices: readonly Json[];
  original: Message | null;
  isDefaultEphemeral: boolean;
  /** Called once: with the first answer, or when the time for it is over. */
  settle: () => void;
}

export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Json[];
  readonly channelId: string;
  readonly message: Message | null;
  /** What has been entered, by custom_id. */
  readonly values: Map<string, unknown>;
  errors: Readonly<Record<string, string>>;
}

export interface AuditEntry {
  readonly id: string;
  readonly action: number;
  readonly by: string;
  readonly target: string | null;
  readonly reason: string | null;
  readonly changes: readonly Json[];
  readonly options: Json | null;
  readonly at: Date;
}

export interface State {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly token: string;
  readonly applicationId: string;
  readonly guild: { readonly id: string; readonly name: string; readonly locale: string; ownerId: string; isAvailable: boolean };
  readonly bot: User;
  /** Privileged intents that are switched on for the application. */
  readonly privilegedIntents: number;
  readonly users: Map<string, User>;
  readonly members: Map<string, Member>;
  readonly roles: Map<string, Role>;
  readonly channels: Map<string, Channel>;
  /** Registered commands: global and the guild's. */
  readonly commands: { global: Json[]; guild: Json[] };
  readonly interactions: Map<string, Interaction>;
  readonly modals: Map<string, Modal>;
  readonly audit: AuditEntry[];
  readonly uploads: Map<string, Attachment>;
}

/** Whether the application is (still) in the guild. */
export const isIn = (state: State): boolean => state.members.has(state.bot.id);
