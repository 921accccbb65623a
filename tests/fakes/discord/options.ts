import type { Permission } from "./permissions.ts";
import type { RateLimits } from "./rates.ts";
import type { Person } from "./person.ts";
import type { Role } from "./state.ts";

/** What @everyone may do in a new guild. */
export const EVERYONE: readonly Permission[] = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "CreatePublicThreads",
  "CreatePrivateThreads",
  "EmbedLinks",
  "AttachFiles",
  "AddReactions",
  "ReadMessageHistory",
  "MentionEveryone",
  "UseApplicationCommands",
  "ChangeNickname",
  "Connect",
  "Speak",
];

/** What the app's own role may do, unless a test gives other permissions. */
export const BOT: readonly Permission[] = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "CreatePublicThreads",
  "CreatePrivateThreads",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "ManageChannels",
  "ManageRoles",
  "ManageThreads",
  "UseApplicationCommands",
];

export type PrivilegedIntent = "GuildMembers" | "GuildPresences" | "MessageContent";

export interface DiscordOptions {
  readonly everyone?: readonly Permission[];
  readonly botPermissions?: readonly Permission[];
  /** Privileged intents that are switched on; none. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  readonly guildLocale?: string;
  /** How long after READY the guild appears: at once, later, or (null) never. */
  readonly guildAfterMs?: number | null;
  readonly heartbeatMs?: number;
  /** How many identifies Discord takes in five seconds. */
  readonly maxConcurrency?: number;
  /** How long a lost session can be resumed, on the fake's clock. */
  readonly sessionLivesMs?: number;
  /** How long the app has for its first answer: 3 s. */
  readonly ackWithinMs?: number;
  /** How long the token of an interaction is good, on the fake's clock: 15 min. */
  readonly tokenLivesMs?: number;
  /** Whether rate limits are kept. */
  readonly limits?: boolean | Partial<RateLimits>;
  /** After how many 401, 403 and 429 in ten minutes Discord shuts the address out. */
  readonly invalidRequests?: number;
  /** Whether people who may not write in a channel may use commands there: they may not. */
  readonly commandsWithoutSending?: boolean;
}

export interface PersonOptions {
  readonly roles?: readonly Role[];
  readonly isOwner?: boolean;
  /** Whether they have a role with ADMINISTRATOR. */
  readonly isAdmin?: boolean;
  readonly locale?: string;
  /** Whether the app may write to them directly. */
  readonly takesDms?: boolean;
}

export interface RoleOptions {
  readonly permissions?: readonly Permission[];
  /** Whether it stands above the app's role, which then cannot give or take it. */
  readonly isAboveBot?: boolean;
}

/** Whose permissions: a person's, a role's, everyone's or the app's own. */
export type Whom = Person | Role | "everyone" | "app";

export interface Permits {
  readonly allow?: readonly Permission[];
  readonly deny?: readonly Permission[];
}

export interface ChannelOptions {
  readonly topic?: string;
  readonly slowmodeS?: number;
  /** The only ones who see it (the app has to be named, too); everybody, unless given. */
  readonly visibleTo?: readonly Whom[];
  /** The only ones who may write in it; everybody who sees it, unless given. */
  readonly posters?: readonly Whom[];
}
