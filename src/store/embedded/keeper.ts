import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import { codeOf } from "../fault.ts";
import { ignore, newListener } from "../postgres/connect.ts";

/**
 * Every process that uses the server keeps one connection with a shared lock on it. Its end says that the server is
 * gone; and the last who leaves can tell that it is the last. A killed process leaves by being killed.
 */
export interface Keeper {
  readonly lost: Promise<void>;
  /** Lets go. True: nobody else uses the server. */
  leave(): Promise<boolean>;
}

/** "parley" as the key of the lock. */
const lock = 0x7061_726c;

/**
 * Waits for the server to answer. Null: it ended, or did not answer in time. Recovery after a crash may take long, but
 * then the server answers that it is starting.
 */
export async function keep(address: string, isRunning: () => Promise<boolean>, onRecovering: () => void): Promise<Keeper | null> {
  const began = performance.now();
  let until = began + 30_000;
  while (performance.now() < until) {
    const client = newListener(address);
    client.on("error", ignore);
    try {
      await client.connect();
      await client.query(`select pg_advisory_lock_shared(${lock})`);
      return keeperOf(client);
    } catch (error) {
      await client.end().catch(ignore);
      if (!(await isRunning())) return null;
      if (codeOf(error) === "57P03") {
        // It says so for some milliseconds at every start.
        if (performance.now() - began > 1_000) onRecovering();
        until = performance.now() + 30_000;
      }
      await delay(10);
    }
  }
  return null;
}

function keeperOf(client: Client): Keeper {
  const lost = new Promise<void>((resolve) => client.on("end", () => resolve()));
  return {
    lost,
    async leave() {
      try {
        await client.query(`select pg_advisory_unlock_shared(${lock})`);
        const { rows } = await client.query<{ readonly last: boolean }>(`select pg_try_advisory_lock(${lock}) as last`);
        return rows[0]?.last ?? false;
      } catch {
        // The server is gone already, or cannot be asked: whoever is left stops what is left.
        return true;
      } finally {
        await client.end().catch(ignore);
      }
    },
  };
}
