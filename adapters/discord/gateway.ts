import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { REST } from "@discordjs/rest";
import { WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { GatewayDispatchEvents } from "discord-api-types/v10";
import type { Outcome } from "../chat/outcome.ts";
import { outcomeOf } from "./client.ts";
import { faultOf, isFatal, type DiscordFault } from "./fault.ts";
import { keptSessions, type Kept } from "./kept-sessions.ts";
import { createLine } from "./line.ts";

export interface GatewayOptions {
  readonly rest: REST;
  readonly token: string;
  /** Where the session of the gateway lies while no process runs. */
  readonly kept: Kept;
  /**
   * What somebody did, as Discord sent it. Called before the connection is said to be there, with what was missed; and
   * again with what a killed process had heard, so whoever acts on it has to remember its id.
   */
  readonly onInteraction: (payload: unknown) => unknown;
  /** Something that mends itself: a code, and nothing of what was sent. */
  readonly onFault: (code: string) => void;
  /** The connection was there, and is gone for good. */
  readonly onEnded?: (fault: DiscordFault) => void;
  readonly now?: () => number;
}

export interface Gateway {
  /** Leaves the session to whoever starts next. */
  close(): Promise<void>;
}

/** What people press and send in needs none. Nothing else is listened to, and no server is waited for. */
const INTENTS = 0;
/** How long Discord may take until the connection is there. */
const CONNECT_MS = 15_000;
const GREETING_MS = 10_000;

/**
 * Connects to the gateway, going on with the session that is kept. Resuming, heartbeats and connecting anew are the
 * library's. Throws `DiscordFault` where there is no connection in the end.
 */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const { rest, token, kept, onInteraction, onFault, onEnded = () => {}, now = Date.now } = options;
  let gatewayUrl = "";
  const of = createHash("sha256").update(`${rest.options.api} ${token}`).digest("hex");
  const line = createLine(await keptSessions({ kept, of, onFault, now }), () => gatewayUrl, onFault);
  const manager = new WebSocketManager({
    token,
    intents: INTENTS,
    rest,
    handshakeTimeout: GREETING_MS,
    helloTimeout: GREETING_MS,
    ...line.hooks,
  });
  gatewayUrl = await addressFor(manager);
  line.watch(manager);
  let isThere = false;
  // What is thrown at the library ends the process.
  const hand = async (payload: unknown): Promise<void> => {
    try {
      await onInteraction(payload);
    } catch {
      onFault("INTERACTION");
    }
  };
  manager.on(WebSocketShardEvents.Dispatch, ({ t, d }) => {
    if (t === GatewayDispatchEvents.InteractionCreate) void hand(d);
  });
  manager.on(WebSocketShardEvents.Error, () => {
    if (isThere && !line.isStopped) onEnded(faultOf(line.closedBy));
  });

  const late: Outcome<never> = { is: "unknown", code: "NO_ANSWER" };
  const outcome = await Promise.race([outcomeOf(manager.connect()), delay(CONNECT_MS, late, { ref: false })]);
  if (outcome.is === "ok") {
    isThere = true;
    return { close: () => line.stop() };
  }
  const { closedBy } = line;
  await line.stop();
  throw isFatal(closedBy) ? faultOf(closedBy) : unreached(outcome);
}

/** Where everybody connects. Throws where Discord lets nobody in. */
async function addressFor(manager: WebSocketManager): Promise<string> {
  const known = await outcomeOf(manager.fetchGatewayInformation());
  if (known.is !== "ok") throw unreached(known);
  const { url, shards, session_start_limit: starts } = known.value;
  if (starts.remaining < shards) throw faultOf("STARTS");
  return url;
}

const unreached = (outcome: Exclude<Outcome<unknown>, { is: "ok" }>): DiscordFault =>
  faultOf(outcome.is === "later" ? "NO_ANSWER" : outcome.code);
