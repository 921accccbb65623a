import { join } from "node:path";
import { startEmbedded } from "../src/store/embedded/start.ts";
import type { Tier } from "../src/store/open.ts";
import { aFolder, aName, dropSchemas, wipe } from "../tests/support/scratch.ts";
import { services } from "../tests/support/services.ts";
import { keep } from "./kept.ts";

/** What a tier stands on, with a name nobody else uses. */
export interface Backing {
  readonly tier: Tier;
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly name: string;
  readonly folder: string;
  remove(): Promise<void>;
}

/** The embedded database alone, as `openStorage` starts it; its address is known here, so that a peer can use it too. */
export async function embeddedBacking(): Promise<Backing> {
  const folder = await aFolder();
  const remove = keep(async () => {
    await (await starting).stop();
    await folder.remove();
  });
  const starting = startEmbedded({ folder: join(folder.path, "data") });
  const embedded = await starting;
  return {
    tier: "embedded",
    databaseUrl: embedded.connectionString,
    redisUrl: null,
    name: "parley",
    folder: folder.path,
    remove,
  };
}

/** Every tier that can be had on this machine: the embedded database, and the servers the tests use where they run. */
export async function backings(): Promise<readonly (() => Promise<Backing>)[]> {
  const { postgres, redis } = await services();
  return [
    embeddedBacking,
    ...(postgres ? [() => serverBacking(postgres, null)] : []),
    ...(postgres && redis ? [() => serverBacking(postgres, redis)] : []),
  ];
}

async function serverBacking(databaseUrl: string, redisUrl: string | null): Promise<Backing> {
  const folder = await aFolder();
  const name = aName();
  return {
    tier: redisUrl ? "many" : "server",
    databaseUrl,
    redisUrl,
    name,
    folder: folder.path,
    remove: keep(async () => {
      await dropSchemas(databaseUrl, name, `${name}_queue`, `${name}_peer`);
      if (redisUrl) for (const prefix of [name, `${name}_peer`]) await wipe(redisUrl, prefix);
      await folder.remove();
    }),
  };
}
