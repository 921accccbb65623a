import { aClock, idMaker, type Clock, type Ids } from "./ids.ts";
import type { Json } from "./json.ts";

/** What the fake workspace holds. Methods and people change it; nothing else does. */

export type UserKind = "member" | "guest" | "external" | "bot";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly kind: UserKind;
  readonly teamId: string;
  readonly timeZone: string;
  readonly locale: string;
  /** An external person who was invited to "post only" cannot use apps. */
  readonly canUseApps: boolean;
  isDeactivated: boolean;
}

/** The short name, as in a person's profile address. */
export const handleOf = ({ name }: User): string => name.toLowerCase().replace(/\s+/g, ".");

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly secret: string;
  title: string;
  content: Buffer | null;
  isShared: boolean;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string | null;
  /** Set on an ephemeral: the only person who sees it. */
  readonly onlyFor: string | null;
  readonly files: readonly StoredFile[];
  text: string;
  blocks: readonly Json[];
  attachments: readonly Json[];
  metadata: Json | null;
  isEdited: boolean;
  /** What each person has entered or chosen in its blocks, by block_id and action_id: nobody sees another's. */
  readonly values: Map<string, Record<string, Record<string, Json>>>;
}

export interface Channel {
  readonly id: string;
  readonly kind: "public" | "private" | "im" | "mpim";
  readonly isShared: boolean;
  readonly creator: string;
  readonly createdAt: number;
  name: string;
  topic: string;
  isArchived: boolean;
  /** Ids of those who may post; null: every member may. */
  posters: readonly string[] | null;
  readonly members: Set<string>;
  messages: Message[];
  readonly pins: Set<string>;
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly surface: "modal" | "home";
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  /** As the app sent it, with ids given to blocks and elements that had none. */
  sent: Json;
  /** What the person has entered so far. */
  values: Record<string, Record<string, Json>>;
  /** What the app found wrong at the last submission, by block_id. */
  errors: Readonly<Record<string, string>>;
}

export interface Trigger {
  readonly user: string;
  readonly atMs: number;
  readonly fromModal: boolean;
  isUsed: boolean;
}

export interface ResponseUrl {
  readonly user: string;
  readonly channel: string;
  readonly atMs: number;
  /** The message whose button was pressed; null for a command. */
  readonly message: Message | null;
  uses: number;
}

export interface State {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly app: { readonly id: string; readonly botId: string; readonly name: string };
  readonly bot: User;
  readonly scopes: readonly string[];
  readonly tokens: { readonly bot: string; readonly app: string; readonly verification: string };
  isInstalled: boolean;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  /** Open modals of each person, the visible one last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
}

export function aState(scopes: readonly string[]): State {
  const ids = idMaker();
  const team = { id: ids.id("T"), name: "Fake Workspace", domain: "fake-workspace" };
  const app = { id: ids.id("A"), botId: ids.id("B"), name: "parley" };
  const bot: User = {
    id: ids.id("U"),
    name: app.name,
    kind: "bot",
    teamId: team.id,
    timeZone: "Europe/London",
    locale: "en-GB",
    canUseApps: false,
    isDeactivated: false,
  };
  return {
    clock: aClock(),
    ids,
    team,
    app,
    bot,
    scopes,
    tokens: { bot: `xoxb-${ids.secret()}`, app: `xapp-1-${app.id}-${ids.secret()}`, verification: ids.secret() },
    isInstalled: true,
    users: new Map([[bot.id, bot]]),
    channels: new Map(),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
  };
}

/** The conversation between the app and one person; made when it is first needed. */
export function directMessages(state: State, user: string): Channel {
  const found = [...state.channels.values()].find(({ kind, members }) => kind === "im" && members.has(user));
  return found ?? addChannel(state, { kind: "im", name: "directmessage", members: [user, state.bot.id] });
}

export interface NewChannel {
  readonly kind: Channel["kind"];
  readonly name: string;
  readonly members: readonly string[];
  readonly posters?: readonly string[] | null;
  readonly isShared?: boolean;
  readonly isArchived?: boolean;
  readonly creator?: string;
}

export function addChannel(state: State, wanted: NewChannel): Channel {
  const prefix = wanted.kind === "im" ? "D" : wanted.kind === "mpim" ? "G" : "C";
  const channel: Channel = {
    id: state.ids.id(prefix),
    kind: wanted.kind,
    name: wanted.name,
    topic: "",
    isArchived: wanted.isArchived ?? false,
    isShared: wanted.isShared ?? false,
    creator: wanted.creator ?? state.bot.id,
    createdAt: Math.floor(state.clock.now() / 1000),
    posters: wanted.posters ?? null,
    members: new Set(wanted.members),
    messages: [],
    pins: new Set(),
  };
  state.channels.set(channel.id, channel);
  return channel;
}

export interface NewMessage {
  readonly channel: Channel;
  readonly user: string;
  readonly text?: string;
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly Json[];
  readonly metadata?: Json | null;
  readonly threadTs?: string | null;
  readonly onlyFor?: string | null;
  readonly files?: readonly StoredFile[];
}

export function addMessage(state: State, wanted: NewMessage): Message {
  const message: Message = {
    ts: state.clock.ts(),
    channel: wanted.channel.id,
    user: wanted.user,
    threadTs: wanted.threadTs ?? null,
    onlyFor: wanted.onlyFor ?? null,
    files: wanted.files ?? [],
    text: wanted.text ?? "",
    blocks: withIds(state, wanted.blocks ?? []),
    attachments: wanted.attachments ?? [],
    metadata: wanted.metadata ?? null,
    isEdited: false,
    values: new Map(),
  };
  wanted.channel.messages.push(message);
  return message;
}

/** Gives a block_id to every block and an action_id to every element that has none, as Slack does. */
export function withIds(state: State, blocks: readonly Json[]): readonly Json[] {
  const acting = (element: unknown): unknown => {
    if (typeof element !== "object" || element === null) return element;
    const { type } = element as Json;
    if (type === "image" || type === "plain_text" || type === "mrkdwn" || type === "card") return element;
    return { action_id: state.ids.blockId(), ...element };
  };
  return blocks.map((block) => {
    const whole: Json = { block_id: state.ids.blockId(), ...structuredClone(block) };
    if (whole.accessory) whole.accessory = acting(whole.accessory);
    if (whole.type === "input") whole.element = acting(whole.element);
    if (whole.type === "actions" || whole.type === "context_actions") whole.elements = (whole.elements as unknown[]).map(acting);
    if (whole.type === "container") whole.child_blocks = withIds(state, whole.child_blocks as Json[]);
    if (whole.type === "carousel") whole.elements = withIds(state, whole.elements as Json[]);
    if (whole.type === "card" && whole.actions) whole.actions = (whole.actions as unknown[]).map(acting);
    return whole;
  });
}

export function newTrigger(state: State, user: string, fromModal: boolean): string {
  const at = state.clock.now();
  const id = `${at}.${state.triggers.size + 1}.${state.ids.secret()}`;
  state.triggers.set(id, { user, atMs: at, fromModal, isUsed: false });
  return id;
}
