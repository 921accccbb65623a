import type { Json } from "../slack/json.ts";
import type { Faults } from "./faults.ts";
import type { ChannelOptions, PersonOptions, RoleOptions } from "./options.ts";
import type { Permission } from "./permissions.ts";
import type { Person } from "./person.ts";
import type { Call, Connection, PublicReply, SentInteraction, Violation } from "./recorder.ts";
import type { AuditEntry, Channel, Role } from "./state.ts";

/** A guild with one app in it. */
export interface FakeDiscord {
  readonly url: string;
  /** For `rest.api`, without the version. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  /** The guild's id, which is the @everyone role's, too. */
  readonly guildId: string;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  /** What the app did wrong, whether Discord refuses it or lets it pass (`accepted`). */
  readonly violations: readonly Violation[];
  /** Every interaction that was sent, and how soon it was answered. */
  readonly interactions: readonly SentInteraction[];
  /** Answers under which every client shows who acted. */
  readonly publicReplies: readonly PublicReply[];
  readonly auditLog: readonly AuditEntry[];
  readonly connections: readonly Connection[];
  /** How many connections are open and identified. */
  readonly open: number;
  /** The commands that the app registered. */
  readonly commands: { readonly global: readonly Json[]; readonly guild: readonly Json[] };
  /** The calls of a route, such as "POST /channels/{id}/messages". */
  callsTo(route: string): readonly Call[];
  /** Every call with these words in its body, its files or its audit reason. */
  bodiesWith(words: string): readonly Call[];
  person(name: string, options?: PersonOptions): Person;
  role(name: string, options?: RoleOptions): Role;
  channel(name: string, options?: ChannelOptions): Channel;
  channelNamed(name: string): Channel | null;
  readonly channels: readonly Channel[];
  /** Changes what a role may do in the whole guild. */
  setPermissions(whom: Role | "everyone" | "app", permissions: readonly Permission[]): void;
  /** As an administrator of no name would. */
  deletesChannel(channel: Channel): void;
  kicksApp(): void;
  /** The guild goes away (an outage) or comes back. */
  setAvailable(isAvailable: boolean): void;
  /** Cuts every gateway connection: without a word, or with this code. */
  cutSockets(code?: number): void;
  asksToReconnect(): void;
  invalidatesSessions(isResumable?: boolean): void;
  stopsAcknowledging(): void;
  /** Sends the app an event of any shape. */
  sends(event: string, data: Json): void;
  /** Resolves when the app has a connection that is ready. */
  connected(): Promise<void>;
  /** Moves the fake's clock: tokens, sessions, slowmode, nonces and limits age. */
  advance(ms: number): void;
  /** Stops the fake's clock, so that only `advance` moves it. */
  stopClock(): void;
  /** Resolves when no interaction waits for its answer and no call is being served. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
