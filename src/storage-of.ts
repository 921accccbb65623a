import type { Config } from "./config.ts";
import type { StorageOptions } from "./store/open.ts";

/** The storage that the settings name. */
export const storageOf = ({ DATABASE_URL, REDIS_URL, PARLEY_DATA, PARLEY_HOST_KEY, keysAt, mayMoveData }: Config): StorageOptions => ({
  databaseUrl: DATABASE_URL,
  redisUrl: REDIS_URL,
  dataFolder: PARLEY_DATA,
  mayMove: mayMoveData,
  keys: keysAt,
  hostKey: PARLEY_HOST_KEY,
});
