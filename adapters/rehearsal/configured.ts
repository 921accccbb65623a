import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../src/config.ts";
import type { OnFault } from "../../src/queue/backend.ts";
import { startEmbedded } from "../../src/store/embedded/start.ts";
import { openStorage, type Storage } from "../../src/store/open.ts";
import { dropSchemas, wipe } from "./erase.ts";

export interface ConfiguredStorage {
  /** Rejects with `StartFault`. */
  readonly opened: Promise<Storage>;
  /** Of its schemas, or its prefix in Redis. */
  readonly name: string;
  /** Closes it, also while it still opens, and erases all that was made. Doing it again waits for the first time. */
  remove(): Promise<void>;
}

/**
 * The storage the program is set to use, under a name of its own, so that a rehearsal never touches real sessions. Its
 * keys lie in a temporary folder, and so does the embedded database unless a data folder is given.
 */
export function configuredStorage(
  { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl }: Pick<Config, "DATABASE_URL" | "REDIS_URL">,
  dataFolder: string | null,
  onFault: OnFault,
): ConfiguredStorage {
  const name = `rehearsal_${randomBytes(6).toString("hex")}`;
  const making = aTemporaryFolder();
  const opened = making.then((folder) =>
    openStorage({ databaseUrl, redisUrl, dataFolder: dataFolder ?? join(folder, "data"), keys: join(folder, "keys"), name, onFault }),
  );
  // Whoever waits for it hears of a failure; removing does not.
  const settled = opened.catch(() => null);

  async function remove(): Promise<void> {
    const storage = await settled;
    // Somebody's data folder outlives the rehearsal, so its server is needed a moment longer than the storage.
    const embedded = storage && !databaseUrl && dataFolder ? await startEmbedded({ folder: dataFolder }) : null;
    try {
      await storage?.close();
      const database = databaseUrl ?? embedded?.connectionString;
      const erasing = Promise.all([database && dropSchemas(database, name, `${name}_queue`), redisUrl && wipe(redisUrl, name)]);
      // A server that could not be opened may hold half of it, or not answer at all; of that was spoken already.
      await (storage ? erasing : erasing.catch(() => {}));
    } finally {
      await embedded?.stop();
      await rm(await making, { recursive: true, force: true });
    }
  }
  let removing: Promise<void> | null = null;
  return { opened, name, remove: () => (removing ??= remove()) };
}

async function aTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "parley-rehearsal-"));
  // As root the embedded server runs under another account, which has to pass through.
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  return folder;
}
