import { GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { asObject, asText, type Json } from "../slack/json.ts";
import { acceptSocket, type ServerSocket } from "../slack/websocket.ts";
import { channelOutput, guildOutput, memberOutput, userOutput } from "./output.ts";
import { canIn } from "./permissions.ts";
import type { Connection, Recorder } from "./recorder.ts";
import { offer, send, servesGuild, type EventOptions, type Session } from "./sessions.ts";
import { isIn, type State } from "./state.ts";

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>((sum, bit) => (typeof bit === "number" ? sum | bit : sum), 0);
const LARGEST_PAYLOAD = 4096;
const MOST_SENDS_A_MINUTE = 120;
const BYE = { unknownOpcode: 4001, decode: 4002, unauthenticated: 4003, token: 4004, twice: 4005, seq: 4007, rate: 4008 } as const;
const SHARD = 4010;
const INTENTS = 4013;
const DISALLOWED = 4014;

export interface GatewaySettings {
  readonly heartbeatMs: number;
  readonly sessionLivesMs: number;
  readonly guildAfterMs: number | null;
}

/** The gateway: connections, sessions, what is sent and replayed. */
export interface Gateway {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  emit(event: string, data: Json, options?: EventOptions): void;
  /** Whether anybody is connected, or could come back and be told what was missed. */
  readonly isListening: boolean;
  readonly open: number;
  readonly identifies: number;
  /** Cuts every connection: without a word, or with a code. 1000 and 1001 end the session. */
  cut(code?: number): void;
  /** Asks every connection to come again (op 7). */
  asksToReconnect(): void;
  /** Tells every connection that its session is no more (op 9). */
  invalidates(isResumable?: boolean): void;
  /** From now on heartbeats are not acknowledged, on the connections that are open. */
  stopsAcknowledging(): void;
  appears(): void;
  close(): void;
}

/** One open connection. */
interface Line {
  readonly socket: ServerSocket;
  readonly record: Connection;
  session: Session | null;
  isDeaf: boolean;
  sends: number[];
  endedByUs: number | null;
}

export function aGateway(state: State, recorder: Recorder, settings: GatewaySettings, url: () => string): Gateway {
  const sessions = new Map<string, Session>();
  const lines = new Set<Line>();
  const timers = new Set<NodeJS.Timeout>();
  let identifies = 0;

  const say = ({ socket }: Line, op: GatewayOpcodes, d: unknown): void => socket.send(JSON.stringify({ op, d, s: null, t: null }));
  const bye = (line: Line, code: number, why: string): void => {
    line.endedByUs = code;
    recorder.violation("gateway", code, [why]);
    line.socket.close(code, why);
  };
  const hasExpired = ({ lostAtMs }: Session): boolean => lostAtMs !== null && state.clock.now() - lostAtMs > settings.sessionLivesMs;

  function wholeGuild(): Json {
    const channels = [...state.channels.values()].filter(({ recipientId }) => recipientId === null);
    return {
      ...guildOutput(state),
      joined_at: new Date(state.members.get(state.bot.id)?.joinedAt ?? 0).toISOString(),
      large: false,
      unavailable: false,
      member_count: state.members.size,
      voice_states: [],
      members: [...state.members.values()].map(memberOutput),
      channels: channels.filter(({ thread }) => !thread).map((channel) => channelOutput(state, channel)),
      threads: channels
        .filter((channel) => channel.thread && !channel.thread.isArchived && canIn(state, state.bot.id, channel, "ViewChannel"))
        .map((channel) => channelOutput(state, channel)),
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  function showGuild(session: Session): void {
    if (isIn(state) && state.guild.isAvailable) offer(state, session, "GUILD_CREATE", wholeGuild());
  }

  function identify(line: Line, d: Json): void {
    if (line.session) return bye(line, BYE.twice, "identified twice");
    identifies += 1;
    if (asText(d.token).replace(/^Bot /, "") !== state.token) return bye(line, BYE.token, "Authentication failed.");
    const { intents } = d;
    if (typeof intents !== "number" || (intents & ~KNOWN_INTENTS) !== 0) return bye(line, INTENTS, "Invalid intent(s).");
    if (intents & PRIVILEGED & ~state.privilegedIntents) return bye(line, DISALLOWED, "Disallowed intent(s).");
    const [shard = 0, count = 1] = Array.isArray(d.shard) ? (d.shard as number[]) : [];
    if (!(count > 0 && shard >= 0 && shard < count)) return bye(line, SHARD, "Invalid shard.");
    if (Object.keys(asObject(d.properties)).length === 0) recorder.violation("gateway", "accepted", ["identify without properties"]);
    const session: Session = {
      id: state.ids.secret(16),
      shard: [shard, count],
      intents,
      log: [],
      seq: 0,
      socket: line.socket,
      lostAtMs: null,
      hasEnded: false,
    };
    sessions.set(session.id, session);
    line.session = session;
    Object.assign(line.record, { sessionId: session.id, began: "identify", intents });
    send(session, "READY", {
      v: 10,
      user: userOutput(state.bot),
      guilds: servesGuild(state, session) && isIn(state) ? [{ id: state.guild.id, unavailable: true }] : [],
      session_id: session.id,
      resume_gateway_url: `${url()}/resume`,
      shard: [shard, count],
      application: { id: state.applicationId, flags: 0 },
    });
    const { guildAfterMs } = settings;
    if (guildAfterMs === 0) showGuild(session);
    else if (guildAfterMs !== null) timers.add(setTimeout(() => showGuild(session), guildAfterMs));
  }

  function resume(line: Line, d: Json): void {
    if (line.session) return bye(line, BYE.twice, "identified twice");
    if (asText(d.token).replace(/^Bot /, "") !== state.token) return bye(line, BYE.token, "Authentication failed.");
    const session = sessions.get(asText(d.session_id));
    if (!session || session.hasEnded || hasExpired(session)) return say(line, GatewayOpcodes.InvalidSession, false);
    const seen = Number(d.seq);
    if (!(seen <= session.seq)) return bye(line, BYE.seq, "Invalid seq.");
    session.socket?.destroy();
    Object.assign(line.record, { sessionId: session.id, began: "resume", intents: session.intents });
    line.session = session;
    session.socket = line.socket;
    session.lostAtMs = null;
    for (const missed of session.log.filter(({ s }) => s > seen)) {
      line.socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...missed }));
    }
    send(session, "RESUMED", {});
  }

  function hear(line: Line, text: string): void {
    const now = Date.now();
    line.sends = [...line.sends.filter((at) => now - at < 60_000), now];
    if (line.sends.length > MOST_SENDS_A_MINUTE) return bye(line, BYE.rate, "You are being rate limited.");
    if (Buffer.byteLength(text) > LARGEST_PAYLOAD) return bye(line, BYE.decode, "The payload is over 4096 bytes.");
    let said: Json;
    try {
      said = asObject(JSON.parse(text));
    } catch {
      return bye(line, BYE.decode, "Error while decoding payload.");
    }
    if (said.op === GatewayOpcodes.Heartbeat) {
      if (line.session && Number(said.d ?? 0) > line.session.seq) recorder.violation("gateway", "accepted", ["a heartbeat of the future"]);
      return void (line.isDeaf || say(line, GatewayOpcodes.HeartbeatAck, undefined));
    }
    if (said.op === GatewayOpcodes.Identify) return identify(line, asObject(said.d));
    if (said.op === GatewayOpcodes.Resume) return resume(line, asObject(said.d));
    if (!line.session) return bye(line, BYE.unauthenticated, "Not authenticated.");
    // Presence and voice change nothing that anybody here looks at.
    if (said.op !== GatewayOpcodes.PresenceUpdate && said.op !== GatewayOpcodes.VoiceStateUpdate) {
      bye(line, BYE.unknownOpcode, `opcode ${String(said.op)} is not played here`);
    }
  }

  function leave(line: Line, code: number): void {
    lines.delete(line);
    const ended = line.endedByUs ?? code;
    line.record.closed = { code: ended, by: line.endedByUs === null ? "app" : "discord" };
    const { session } = line;
    if (!session || session.socket !== line.socket) return;
    session.socket = null;
    session.lostAtMs = state.clock.now();
    if (ended === 1000 || ended === 1001) session.hasEnded = true;
  }

  return {
    upgrade(request, stream, head) {
      const query = new URL(request.url ?? "/", "http://fake").searchParams;
      if (query.get("v") !== "10" || query.get("encoding") !== "json" || query.has("compress")) {
        recorder.violation("gateway", 4012, ["only version 10, JSON and no compression are spoken here"]);
        return void stream.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
      }
      let line: Line | null = null;
      const socket = acceptSocket(request, stream, head, {
        text: (text) => void (line && hear(line, text)),
        closed: (code) => void (line && leave(line, code)),
      });
      if (!socket) return;
      line = { socket, record: recorder.connection(), session: null, isDeaf: false, sends: [], endedByUs: null };
      lines.add(line);
      say(line, GatewayOpcodes.Hello, { heartbeat_interval: settings.heartbeatMs });
    },
    emit(event, data, options) {
      for (const session of sessions.values()) if (!hasExpired(session)) offer(state, session, event, data, options);
    },
    get isListening() {
      return [...sessions.values()].some((session) => !session.hasEnded && !hasExpired(session));
    },
    get open() {
      return [...lines].filter(({ session, socket }) => session && socket.isOpen).length;
    },
    get identifies() {
      return identifies;
    },
    cut(code) {
      for (const line of lines) {
        line.endedByUs = code ?? 1006;
        if (code === undefined || code === 1006) line.socket.destroy();
        else line.socket.close(code);
      }
    },
    asksToReconnect: () => lines.forEach((line) => say(line, GatewayOpcodes.Reconnect, null)),
    invalidates(isResumable = false) {
      for (const line of lines) {
        const { session } = line;
        if (session) Object.assign(session, { hasEnded: !isResumable, socket: null, lostAtMs: state.clock.now() });
        line.session = null;
        say(line, GatewayOpcodes.InvalidSession, isResumable);
      }
    },
    stopsAcknowledging: () => lines.forEach((line) => void (line.isDeaf = true)),
    appears: () => sessions.forEach(showGuild),
    close() {
      timers.forEach(clearTimeout);
      for (const line of lines) line.socket.destroy();
    },
  };
}
