import { setTimeout as delay } from "node:timers/promises";
import { SocketModeReceiver, type App, type Receiver } from "@slack/bolt";
import { z } from "zod";
import { silent } from "../quiet.ts";

export interface SocketOptions {
  readonly appToken: string;
  readonly clientOptions: NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]["installerOptions"]>["clientOptions"];
  readonly onFault: (code: string) => void;
}

/** While one connection goes another hears. Slack allows ten. */
const SOCKETS = 2;
const FIRST_AGAIN_MS = 250;
const LAST_AGAIN_MS = 20_000;
/** How long a connection that was told to go hears on while another is made. Slack cuts it after about as long. */
const HANDOVER_MS = 5_000;

/** Whoever stops does not wait longer for Slack to say goodbye. */
const FAREWELL_MS = 2_000;

const farewell = z.looseObject({ type: z.literal("disconnect") });

/**
 * Socket Mode over several connections. The library closes one that is to be renewed and comes back after five seconds;
 * here the next one is made first, and one that broke is made again at once, then ever more slowly, however long Slack
 * is away.
 */
export function socketReceiver({ appToken, clientOptions, onFault }: SocketOptions): Receiver {
  let app: App | null = null;
  const stopped = new AbortController();
  const open = new Set<SocketModeReceiver>();

  async function connect(): Promise<void> {
    const receiver = new SocketModeReceiver({
      appToken,
      logger: silent,
      installerOptions: { clientOptions },
      autoReconnectEnabled: false,
      processEventErrorHandler: async () => {
        onFault("PAYLOAD");
        return false;
      },
    });
    if (app) receiver.init(app);
    const { client } = receiver;
    let next: Promise<void> | null = null;
    /** The one that takes its place, once, however often it is told to go. */
    const replace = (): Promise<void> => (next ??= connectAgain());
    const [heard] = client.listeners("ws_message") as ((data: unknown, isBinary: unknown) => unknown)[];
    // What can not be read is nobody's, and ends nothing.
    const obey = heard && (async (...message: Parameters<typeof heard>) => void (await heard(...message)));
    if (obey) {
      client.removeListener("ws_message", heard);
      client.on("ws_message", (data: unknown, isBinary: unknown) => {
        // One that is sent away before it was let in is tried again with the others that failed, and not at once.
        if (!isFarewell(data) || !open.has(receiver)) return void obey(data, isBinary).catch(() => onFault("PAYLOAD"));
        Promise.race([replace(), delay(HANDOVER_MS, undefined, { ref: false })])
          .then(() => obey(data, isBinary))
          .catch(() => onFault("FAREWELL"));
      });
    }
    await client.start();
    if (stopped.signal.aborted) return void client.disconnect();
    open.add(receiver);
    client.on("disconnected", () => {
      open.delete(receiver);
      void replace();
    });
  }

  async function connectAgain(): Promise<void> {
    for (let waitMs = FIRST_AGAIN_MS; !stopped.signal.aborted; waitMs = Math.min(2 * waitMs, LAST_AGAIN_MS)) {
      try {
        return await connect();
      } catch (error) {
        onFault(codeOf(error));
        await delay(waitMs, undefined, { ref: false, signal: stopped.signal }).catch(() => {});
      }
    }
  }

  return {
    init: (given) => void (app = given),
    start: () => Promise.all(Array.from({ length: SOCKETS }, connect)),
    async stop() {
      stopped.abort();
      const gone = Promise.all([...open].map(({ client }) => client.disconnect().catch(() => {})));
      await Promise.race([gone, delay(FAREWELL_MS, undefined, { ref: false })]);
    },
  };
}

function isFarewell(data: unknown): boolean {
  try {
    return farewell.safeParse(JSON.parse(String(data))).success;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  const { code, data } = error as { readonly code?: unknown; readonly data?: { readonly error?: unknown } };
  if (typeof data?.error === "string") return data.error;
  return typeof code === "string" ? code : "SOCKET";
}
