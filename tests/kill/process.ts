import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Ask, Place, Point, Reply, Start } from "./asks.ts";

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

export interface Running {
  /** Rejects when the process dies before it answers. */
  ask<T>(ask: Ask): Promise<T>;
  signal(signal: "SIGKILL" | "SIGTERM"): void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** When it was forked, and when it was ready. */
  readonly forkedAt: number;
  readonly readyAt: number;
}

/** The process is gone; whether it did what it was asked to do nobody knows. */
export class Died extends Error {
  override readonly name = "Died";
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Resolves when the process works, or null when it died before that. */
export async function startProcess(place: Place, dieAt: Point | null): Promise<Running> {
  const forkedAt = performance.now();
  const child: ChildProcess = fork(CHILD, [JSON.stringify({ place, dieAt } satisfies Start)], { execArgv: [], env: {} });
  const waiting = new Map<number, Waiting>();
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("exit", (code, signal) => {
      resolve({ code, signal });
      for (const each of waiting.values()) each.reject(new Died("the process died"));
      waiting.clear();
    });
  });
  child.on("error", () => {});
  child.on("message", (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("fault" in reply) asked?.reject(new Error(reply.fault));
    else asked?.resolve(reply.value);
  });
  const answer = (id: number): Promise<unknown> => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));

  let asked = 0;
  // It may reach the point of its death while it still starts.
  await answer(0).catch((error: unknown) => {
    if (!(error instanceof Died) || dieAt === null) throw error;
  });
  return {
    async ask<T>(ask: Ask): Promise<T> {
      if (child.exitCode !== null || child.signalCode !== null || !child.connected) throw new Died("the process is dead");
      const id = ++asked;
      const answered = answer(id);
      child.send({ id, ask }, () => {});
      return (await answered) as T;
    },
    signal: (signal) => void child.kill(signal),
    ended,
    forkedAt,
    readyAt: performance.now(),
  };
}
