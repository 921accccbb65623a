import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { portOfDoor } from "../chat/deliver/door.ts";
import { openSlack, type Slack } from "./app.ts";
import type { SlackDeps } from "./deps.ts";
import { SlackFault } from "./fault.ts";

export type { Slack } from "./app.ts";

const AGAIN_MS = 10_000;
const MENDED_MS = 10 * 60_000;

export interface Starting {
  /** False: this process only posts. */
  readonly receives: boolean;
  /** What of its settings keeps this door shut; null: nothing. */
  readonly fault: string | null;
  /** Says how it went, in a sentence for whoever started the program. */
  readonly told: (sentence: string) => void;
}

/**
 * Connects to Slack, and goes on trying where it can not be reached; what is to be posted waits meanwhile. Where a token
 * or a scope is wrong it says so once and leaves it: the other doors are open all the same.
 */
export async function startSlack(deps: SlackDeps, { receives, fault, told }: Starting): Promise<Slack> {
  const stopped = new AbortController();
  let open: Slack | null = null;
  let isRefused = fault !== null;

  async function attempt(): Promise<boolean> {
    try {
      const slack = await openSlack(deps, receives);
      if (stopped.signal.aborted) await slack.close();
      else open = slack;
      told("Slack is connected.");
      return true;
    } catch (error) {
      if (!(error instanceof SlackFault)) throw error;
      isRefused = !error.mayPass;
      told(`Slack: ${error.message}${isRefused ? " The other doors are open." : " It is tried again."}`);
      return isRefused;
    }
  }
  async function goOn(): Promise<void> {
    while (!stopped.signal.aborted) {
      await delay(AGAIN_MS, undefined, { ref: false, signal: stopped.signal });
      if (await attempt()) return;
    }
  }
  if (fault !== null) told(`Slack: ${fault} The other doors are open.`);
  else if (!(await attempt())) goOn().catch(() => {});

  // Whoever mends a token starts the program again: what was to be posted is still there.
  const waitMs = (): number => (isRefused ? MENDED_MS : AGAIN_MS);
  const port = portOfDoor("slack", deps, () => open?.port ?? null, waitMs);
  return {
    port,
    handler: (request: IncomingMessage, response: ServerResponse) => {
      if (open?.handler) open.handler(request, response);
      else response.writeHead(503).end();
    },
    async close() {
      stopped.abort();
      await open?.close();
    },
  };
}
