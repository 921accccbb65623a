import { rmdir, unlink } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { StartFault } from "../fault.ts";
import { reachable, systemFolder } from "./elsewhere.ts";
import { initialise } from "./initialise.ts";
import { keep, type Keeper } from "./keeper.ts";
import { lastWords, launch } from "./launch.ts";
import { addressOf, makeSocketFolder, preparePlace, type Place } from "./place.ts";
import { isAlive, isPostgresOn, lockPath, readLock, shutDown } from "./process.ts";
import { findPrograms, type Programs } from "./programs.ts";

export type Progress = "elsewhere" | "initialising" | "starting" | "adopting" | "recovering" | "ready";

export interface Embedded {
  readonly connectionString: string;
  /** The server was running already: left by a Parley that was killed, or in use by another process. */
  readonly adopted: boolean;
  /** The server's process at present; it is started again when it dies. */
  pid(): number;
  /** Stops the server, unless another process still uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The database lies in `postgres/` below it. */
  readonly folder: string;
  /**
   * As root, when PostgreSQL's account can not reach the folder: whether another may stand in for it. Default: it may
   * not, because whoever names a folder wants the data there.
   */
  readonly mayMove?: boolean;
  /** Where what is out of reach then lies. Default: `/var/lib/parley`. */
  readonly system?: string;
  /** `folder`: where the database lies. */
  readonly onProgress?: (step: Progress, folder: string) => void;
}

interface Running {
  readonly pid: number;
  readonly sockets: string;
  readonly keeper: Keeper;
  readonly adopted: boolean;
}

/**
 * Starts a real PostgreSQL on a private Unix socket with no TCP port, made in the folder on the first run. Only one
 * server ever runs on a folder: one that runs already is adopted. Throws `StartFault`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { folder, mayMove = false, system = systemFolder } = options;
  const found = await findPrograms();
  const place = await preparePlace(folder, mayMove, system);
  const programs = await reachable(found, place.account, system);
  const onProgress = (step: Progress): void => options.onProgress?.(step, place.folder);
  if (place.standsIn) onProgress("elsewhere");
  if (!place.initialised) {
    onProgress("initialising");
    await initialise(programs, place);
  }
  const first = await run(programs, place, onProgress);
  onProgress("ready");

  let running = first;
  const stopping = new AbortController();
  let watching = watch();

  async function watch(): Promise<void> {
    await running.keeper.lost;
    for (let waitMs = 100; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, 5_000)) {
      const again = await run(programs, place, onProgress).catch(() => null);
      if (again && stopping.signal.aborted) return leave(again, place);
      if (again) {
        running = again;
        watching = watch();
        return;
      }
      await delay(waitMs, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    connectionString: addressOf(first.sockets),
    adopted: first.adopted,
    pid: () => running.pid,
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await leave(running, place);
      await watching;
    },
  };
}

async function leave(running: Running, place: Place): Promise<void> {
  if (!(await running.keeper.leave())) return;
  await shutDown(running.pid, place.data);
  await rmdir(running.sockets).catch(() => {});
}

/** Adopts the server that runs on the folder, or launches one. Twice, because another process may do so meanwhile. */
async function run(programs: Programs, place: Place, onProgress: (step: Progress) => void): Promise<Running> {
  const recovering = (): void => onProgress("recovering");
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const adopted = await adopt(place, onProgress);
    if (adopted) return adopted;
    onProgress("starting");
    await makeSocketFolder(place);
    const { pid, ended } = await launch(programs, place);
    let alive = pid > 0;
    void ended.then(() => (alive = false));
    const keeper = await keep(addressOf(place.sockets), async () => alive, recovering);
    const lock = await readLock(place.data);
    if (keeper && lock?.pid === pid) return { pid, sockets: place.sockets, keeper, adopted: false };
    // What answered is not the server launched here: that one found another process's server and gave way.
    await keeper?.leave();
    if (alive) await shutDown(pid, place.data);
    await delay(200);
  }
  throw new StartFault(
    `The embedded PostgreSQL does not start: ${await lastWords(place)}`,
    `Its log is ${place.log}. Put that right, or set DATABASE_URL.`,
  );
}

async function adopt(place: Place, onProgress: (step: Progress) => void): Promise<Running | null> {
  const lock = await readLock(place.data);
  if (lock === null || !isAlive(lock.pid)) return null;
  if (!(await isPostgresOn(lock.pid, place.data))) {
    // After a crash its number went to some other process, for which PostgreSQL itself would step back.
    await unlink(lockPath(place.data)).catch(() => {});
    return null;
  }
  onProgress("adopting");
  const keeper = await keep(
    addressOf(lock.sockets),
    () => isPostgresOn(lock.pid, place.data),
    () => onProgress("recovering"),
  );
  if (keeper) return { pid: lock.pid, sockets: lock.sockets, keeper, adopted: true };
  // It does not answer and must not be left beside a second one.
  await shutDown(lock.pid, place.data);
  return null;
}
