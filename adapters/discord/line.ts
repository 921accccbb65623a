import { setTimeout as delay } from "node:timers/promises";
import { CloseCodes, WebSocketShardEvents, type SessionInfo, type WebSocketManager } from "@discordjs/ws";
import type { KeptSessions } from "./kept-sessions.ts";

/** How the connections to the gateway are, and what the library is told of it. */
export interface Line {
  readonly hooks: {
    retrieveSessionInfo(shard: number): Promise<SessionInfo | null>;
    updateSessionInfo(shard: number, info: SessionInfo | null): void;
  };
  watch(manager: WebSocketManager): void;
  /** The code that one was closed with last. */
  readonly closedBy: string;
  readonly isStopped: boolean;
  stop(): Promise<void>;
}

const FIRST_AGAIN_MS = 500;
const LAST_AGAIN_MS = 20_000;
/** Whoever stops does not wait longer for Discord to say goodbye. */
const FAREWELL_MS = 2_000;
/** Neither 1000 nor 1001, which would end the session. */
const FAREWELL = { code: CloseCodes.Resuming };

/**
 * The library gives a session up where the network failed, and tries again twice a second for ever. Here a session is kept
 * until Discord itself says that it is over: it is tried by turns where Discord said and at the address that is everybody's
 * (`gatewayUrl`), ever more slowly. Whoever stops leaves the session behind.
 */
export function createLine(sessions: KeptSessions, gatewayUrl: () => string, onFault: (code: string) => void): Line {
  /** Those that Discord has greeted, by their shard. */
  const open = new Set<number>();
  /** Lost to the network, and not by a word of Discord's. */
  const lost = new Set<number>();
  /** Tries that did not reach Discord, one after another. */
  const misses = new Map<number, number>();
  let closedBy = "NO_ANSWER";
  let isStopped = false;
  let end: () => Promise<void> = async () => {};

  return {
    hooks: {
      async retrieveSessionInfo(shard) {
        const missed = misses.get(shard) ?? 0;
        if (missed > 1) await delay(Math.min(FIRST_AGAIN_MS * 2 ** (missed - 1), LAST_AGAIN_MS), undefined, { ref: false });
        // Nobody wants another try, and the library has no other way to be told.
        if (isStopped) return new Promise<null>(() => {});
        const session = await sessions.retrieve(shard);
        return session && missed % 2 === 1 ? { ...session, resumeURL: gatewayUrl() } : session;
      },
      updateSessionInfo(shard, info) {
        if (isStopped || (info === null && lost.delete(shard))) return;
        sessions.update(shard, info);
      },
    },
    watch(manager) {
      end = async () => manager.destroy(FAREWELL);
      manager.on(WebSocketShardEvents.Hello, (shard) => {
        open.add(shard);
        lost.delete(shard);
        misses.delete(shard);
        if (isStopped) end().catch(() => {});
      });
      manager.on(WebSocketShardEvents.SocketError, (_error, shard) => {
        lost.add(shard);
        const missed = (misses.get(shard) ?? 0) + 1;
        misses.set(shard, missed);
        if (missed === 1) onFault("SOCKET");
      });
      manager.on(WebSocketShardEvents.Closed, (code, shard) => {
        open.delete(shard);
        closedBy = String(code);
        sessions.broke();
      });
    },
    get closedBy() {
      return closedBy;
    },
    get isStopped() {
      return isStopped;
    },
    async stop() {
      isStopped = true;
      // One that is just being made can not be ended: it is once Discord has greeted it.
      if (open.size > 0) await Promise.race([end(), delay(FAREWELL_MS, undefined, { ref: false })]);
      await sessions.flush();
    },
  };
}
