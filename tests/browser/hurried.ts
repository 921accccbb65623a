import process from "node:process";

/**
 * Loaded before the server: its clock and its timers go so many times faster, so that a last call of half a minute is
 * over in seconds. Everything else is as in earnest.
 */
const faster = Number(process.env["HURRIED"] ?? "1");
const { now } = Date;
const began = now();
const [wait, repeat] = [globalThis.setTimeout, globalThis.setInterval];

Date.now = () => began + Math.round((now() - began) * faster);
const hurried = (delay: unknown): number => Number(delay ?? 0) / faster;
globalThis.setTimeout = Object.assign(
  (run: (...given: unknown[]) => void, delay?: unknown, ...given: unknown[]) => wait(run, hurried(delay), ...given),
  wait,
) as typeof setTimeout;
globalThis.setInterval = ((run: (...given: unknown[]) => void, delay?: unknown, ...given: unknown[]) =>
  repeat(run, hurried(delay), ...given)) as typeof setInterval;
