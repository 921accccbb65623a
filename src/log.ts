import { pino, type DestinationStream } from "pino";
import type { EngineLog } from "./engine/parts.ts";

/**
 * The log. Nothing is ever logged but through these helpers, and they take ids of sessions and effects, counts and
 * codes: redaction after the fact is no privacy control. No person, no content, no address, at any level.
 */
export interface Log extends EngineLog {
  started(port: number, tier: string): void;
  stopping(signal: string): void;
  stopped(ms: number): void;
  requestFailed(route: string, code: string): void;
  fault(where: string, code: string): void;
}

export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString().slice(0, 16)}Z"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = to ? pino(options, to) : pino(options);
  return {
    started: (port, tier) => log.info({ port, tier }, "started"),
    stopping: (signal) => log.info({ signal }, "stopping"),
    stopped: (ms) => log.info({ ms }, "stopped"),
    requestFailed: (route, code) => log.error({ route, code }, "a request failed"),
    fault: (where, code) => log.error({ where, code }, "fault"),
    effectFailed: (effect, what, code) => log.warn({ effect, what, code }, "an effect failed and will be tried again"),
    wakeFailed: (code) => log.warn({ code }, "the queue could not be woken; the sweeper finds what waits"),
    sweepFailed: (code) => log.error({ code }, "what the sweep found could not be done; the next one tries again"),
    keyMissing: (session) => log.warn({ session }, "the key of a session is gone; it is marked destroyed"),
    notOpened: (session, code) => log.error({ session, code }, "a box was not opened; the facilitator is asked what to do"),
    roundSettled: (session) => log.debug({ session }, "a round was settled"),
    destroyed: (session) => log.info({ session }, "a session was erased"),
  };
}
