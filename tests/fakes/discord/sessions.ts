import { GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import type { Json } from "../slack/json.ts";
import type { ServerSocket } from "../slack/websocket.ts";
import type { State } from "./state.ts";

interface Sent {
  readonly s: number;
  readonly t: string;
  readonly d: Json;
}

/** What Discord remembers of one app's connection, so that it can be resumed. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  readonly log: Sent[];
  seq: number;
  socket: ServerSocket | null;
  lostAtMs: number | null;
  hasEnded: boolean;
}

export interface EventOptions {
  /** The same for those without the intent to read content. */
  readonly blind?: Json;
  /** Whether it happened in direct messages. */
  readonly isDirect?: boolean;
}

/** The intent without which an event is not sent. */
function intentOf(event: string, isDirect: boolean): number {
  if (event === "INTERACTION_CREATE") return 0;
  if (event.startsWith("MESSAGE_")) return isDirect ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
  if (event.startsWith("GUILD_MEMBER_")) return GatewayIntentBits.GuildMembers;
  if (/^(GUILD|CHANNEL|THREAD)_/.test(event)) return GatewayIntentBits.Guilds;
  return 0;
}

/** Whether a shard serves the guild; direct messages go to the first. */
const isServedBy = ({ guild }: State, [id, count]: Session["shard"], isDirect: boolean): boolean =>
  id === (isDirect ? 0 : Number((BigInt(guild.id) >> 22n) % BigInt(count)));

export function send(session: Session, t: string, d: Json): void {
  session.seq += 1;
  const sent = { s: session.seq, t, d };
  session.log.push(sent);
  session.socket?.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...sent }));
}

/** Sends the event when the session is entitled to it; one that is lost finds it when it is resumed. */
export function offer(state: State, session: Session, event: string, data: Json, { blind, isDirect = false }: EventOptions = {}): void {
  const intent = intentOf(event, isDirect);
  if (session.hasEnded || (session.intents & intent) !== intent || !isServedBy(state, session.shard, isDirect)) return;
  const readsContent = (session.intents & GatewayIntentBits.MessageContent) !== 0;
  send(session, event, readsContent || !blind ? data : blind);
}

export const servesGuild = (state: State, session: Session): boolean => isServedBy(state, session.shard, false);
