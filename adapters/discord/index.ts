import { setTimeout as delay } from "node:timers/promises";
import { portOfDoor } from "../chat/deliver/door.ts";
import { codeOf } from "../../src/store/fault.ts";
import { within } from "../chat/outcome.ts";
import { openDiscord, type Discord as Opened } from "./app.ts";
import type { DiscordDeps } from "./deps.ts";
import { DiscordFault, faultOf } from "./fault.ts";

export type Discord = Pick<Opened, "port" | "close">;

export interface Starting {
  /** False: this process only posts. */
  readonly receives: boolean;
  /** What of its settings keeps this door shut; null: nothing. */
  readonly fault: string | null;
  /** Says how it went, in a sentence for whoever started the program. */
  readonly told: (sentence: string) => void;
}

/** Twice as long each time. */
const FIRST_AGAIN_MS = 1_000;
const LAST_AGAIN_MS = 30_000;
const AGAIN_MS = 10_000;
const MENDED_MS = 10 * 60_000;
/** The other doors wait no longer for this one. */
const PATIENCE_MS = 3_000;
const CLOSE_MS = 3_000;

/**
 * Connects to Discord, and goes on trying where it can not be reached; what is to be posted waits meanwhile. Where
 * something has to be changed for it, at the start or later, it says so once and leaves it: the other doors are open all
 * the same.
 */
export async function startDiscord(deps: DiscordDeps, { receives, fault, told }: Starting): Promise<Discord> {
  const stopped = new AbortController();
  let open: Discord | null = null;
  let isRefused = fault !== null;
  let said = "";
  let trying: Promise<void> = Promise.resolve();

  function say(sentence: string): void {
    if (sentence !== said) told(sentence);
    said = sentence;
  }
  function shut(why: DiscordFault): void {
    if (stopped.signal.aborted) return;
    isRefused = !why.mayPass;
    say(`Discord: ${why.message}${isRefused ? " The other doors are open." : " It is tried again."}`);
  }
  async function ended(why: DiscordFault): Promise<void> {
    shut(why);
    const was = open;
    open = null;
    await was?.close();
    if (was && !isRefused) trying = goOn();
  }
  const onEnded = (why: DiscordFault): void => void ended(why).catch((error: unknown) => deps.log.fault("discord", codeOf(error)));

  /** Whether it was the last one: the door is open, or nothing gets better by trying again. */
  async function attempt(): Promise<boolean> {
    try {
      const discord = await openDiscord({ ...deps, onEnded }, receives);
      // Meanwhile it was told to stop, or the token was refused.
      if (stopped.signal.aborted || isRefused) await discord.close();
      else {
        open = discord;
        say("Discord is connected.");
      }
      return true;
    } catch (error) {
      if (error instanceof DiscordFault) shut(error);
      else {
        deps.log.fault("discord", codeOf(error));
        shut(faultOf(codeOf(error)));
      }
      return isRefused;
    }
  }
  async function goOn(): Promise<void> {
    for (let waitMs = FIRST_AGAIN_MS; ; waitMs = Math.min(2 * waitMs, LAST_AGAIN_MS)) {
      await delay(waitMs, undefined, { ref: false, signal: stopped.signal }).catch(() => {});
      if (stopped.signal.aborted || (await attempt())) return;
    }
  }

  if (fault !== null) say(`Discord: ${fault} The other doors are open.`);
  else {
    const first = attempt();
    trying = first.then((isLast) => (isLast ? undefined : goOn()));
    await within(first, PATIENCE_MS);
  }

  // Whoever mends a token starts the program again: what was to be posted is still there.
  const waitMs = (): number => (isRefused ? MENDED_MS : AGAIN_MS);
  const port = portOfDoor("discord", deps, () => open?.port ?? null, waitMs);
  return {
    port,
    async close() {
      stopped.abort();
      await within(trying, CLOSE_MS);
      const was = open;
      open = null;
      await was?.close();
    },
  };
}
