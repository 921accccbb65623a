import { createQueue } from "../queue/bullmq.ts";
import type { OnFault } from "../queue/backend.ts";
import type { Queue } from "../queue/port.ts";
import { assertBelonging, bind } from "./belonging.ts";
import { startEmbedded, type Progress } from "./embedded/start.ts";
import { StartFault } from "./fault.ts";
import { folderKeys } from "./keys/folder.ts";
import { readHostKey } from "./keys/host-key.ts";
import type { KeyStore } from "./keys/port.ts";
import { postgresKeys } from "./keys/postgres.ts";
import type { Store } from "./port.ts";
import { postgresStore } from "./postgres/store.ts";

export type Tier = "embedded" | "server" | "many";

export interface StorageOptions {
  /** None: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** None: the queue lies in the database too. */
  readonly redisUrl?: string | undefined;
  readonly dataFolder: string;
  /** See `EmbeddedOptions`. Default: it may not. */
  readonly mayMove?: boolean;
  /** A folder, or `postgres://…` of a second PostgreSQL. */
  readonly keys: string;
  /** These keys belong to the database from now on, whatever belonged to it before. */
  readonly bindKeys?: boolean;
  /** 32 bytes as text. None: a file in the key folder. */
  readonly hostKey?: string | undefined;
  /** Schemas and prefix of Redis are this name, and this name with `_queue`. Default `parley`. */
  readonly name?: string;
  /** `folder`: where the embedded database lies. */
  readonly onProgress?: (step: Progress, folder: string) => void;
  readonly onFault?: OnFault;
}

export interface Storage {
  readonly store: Store;
  readonly keys: KeyStore;
  readonly queue: Queue;
  readonly tier: Tier;
  /** The queue first, because its jobs use the store; the embedded server last. */
  close(): Promise<void>;
}

/** Opens everything that lasts. Throws `StartFault`, and then leaves nothing open. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { databaseUrl, redisUrl, dataFolder, mayMove = false, name = "parley", onProgress = () => {}, onFault = () => {} } = options;
  if (redisUrl && !databaseUrl)
    throw new StartFault(
      "REDIS_URL is set without DATABASE_URL.",
      "Redis is for many processes, which share one database: set both, or neither.",
    );
  const closers: (() => Promise<void>)[] = [];
  async function opened<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    const part = await opening;
    closers.unshift(() => part.close());
    return part;
  }
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0)) await closer();
  };

  try {
    const keys = await opened(openKeys(options.keys, options.hostKey ? readHostKey(options.hostKey) : null));
    let connectionString = databaseUrl;
    if (!connectionString) {
      const embedded = await startEmbedded({ folder: dataFolder, mayMove, onProgress });
      closers.unshift(() => embedded.stop());
      connectionString = embedded.connectionString;
    }
    const store = await opened(postgresStore({ connectionString, schema: name }));
    await (options.bindKeys ? bind(store, keys) : assertBelonging(store, keys));
    const queue = await opened(
      redisUrl
        ? createQueue({ kind: "redis", url: redisUrl, prefix: name, onFault })
        : createQueue({ kind: "postgres", connectionString, schema: `${name}_queue`, onFault }),
    );
    return { store, keys, queue, tier: redisUrl ? "many" : databaseUrl ? "server" : "embedded", close };
  } catch (error) {
    await close();
    throw error;
  }
}

const openKeys = (where: string, hostKey: Buffer | null): Promise<KeyStore> =>
  /^postgres(ql)?:\/\//.test(where) ? postgresKeys(where, hostKey) : folderKeys(where, hostKey);
