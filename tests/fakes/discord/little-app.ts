import { API, Client, GatewayDispatchEvents, GatewayIntentBits, type APIInteraction } from "@discordjs/core";
import { DiscordAPIError, REST } from "@discordjs/rest";
import { WebSocketManager, type SessionInfo } from "@discordjs/ws";
import { setTimeout as sleep } from "node:timers/promises";
import type { DiscordOptions } from "./options.ts";
import type { FakeDiscord } from "./fake.ts";
import { startDiscord } from "./server.ts";

/** The real libraries on a fake, for the tests of the fake itself. */

export interface Running {
  readonly fake: FakeDiscord;
  readonly api: API;
  readonly rest: REST;
  /** What the gateway said, by the names of the events. */
  readonly events: readonly string[];
  readonly errors: readonly unknown[];
  /** Connects, and waits until it is connected. */
  connect(): Promise<void>;
  /** Goes away as a killed process does: the session is left to be resumed. */
  vanish(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunningOptions extends DiscordOptions {
  readonly intents?: GatewayIntentBits;
  readonly onInteraction?: (interaction: APIInteraction, api: API) => Promise<unknown>;
  /** Sessions outlive the connection in here. */
  readonly sessions?: Map<number, SessionInfo>;
  readonly rest?: ConstructorParameters<typeof REST>[0];
}

/** The API as an app has it that tries once. */
export function anApi(
  fake: Pick<FakeDiscord, "apiUrl" | "token">,
  options: ConstructorParameters<typeof REST>[0] = {},
): { readonly api: API; readonly rest: REST } {
  const rest = new REST({ api: fake.apiUrl, retries: 0, rejectOnRateLimit: () => true, ...options }).setToken(fake.token);
  return { rest, api: new API(rest) };
}

/** One connection to the gateway; what it gets is handed to a listener. */
export function aConnection(
  fake: FakeDiscord,
  { intents = GatewayIntentBits.Guilds, onInteraction, sessions = new Map(), rest: restOptions }: RunningOptions,
) {
  const { rest, api } = anApi(fake, restOptions);
  const gateway = new WebSocketManager({
    token: fake.token,
    intents,
    rest,
    // Without a store of its own it shares one with every other connection in the process, and takes over their sessions.
    retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
    updateSessionInfo: (shard, info) => void (info ? sessions.set(shard, info) : sessions.delete(shard)),
  });
  const client = new Client({ rest, gateway });
  const events: string[] = [];
  const errors: unknown[] = [];
  gateway.on("dispatch", ({ t }) => void events.push(t));
  gateway.on("error", (error) => void errors.push(error));
  client.on(GatewayDispatchEvents.InteractionCreate, ({ data }) => {
    onInteraction?.(data, api).catch((error: unknown) => errors.push(error));
  });
  return { gateway, rest, api, events, errors };
}

export async function running(options: RunningOptions = {}): Promise<Running> {
  const fake = await startDiscord(options);
  const { gateway, rest, api, events, errors } = aConnection(fake, options);
  return {
    fake,
    api,
    rest,
    events,
    errors,
    async connect() {
      await gateway.connect();
      await fake.connected();
    },
    async vanish() {
      await gateway.destroy({ code: 4_000 });
    },
    async stop() {
      // A connection that is just being made does not let itself be ended; the fake ends it.
      await Promise.race([gateway.destroy(), sleep(500)]);
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      await fake.close();
    },
  };
}

/** The error that Discord refused a call with; fails when it was not refused. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly status: number; readonly code: number | string; readonly words: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, words: JSON.stringify(error.rawError) };
    throw error;
  }
  throw new Error("the call was not refused");
}
