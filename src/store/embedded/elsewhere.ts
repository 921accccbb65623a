import { createHash } from "node:crypto";
import { chmod, cp, lstat, mkdir, readFile, readdir, readlink, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { StartFault, codeOf } from "../fault.ts";
import { outOfReach, passes, reads, type Account } from "./account.ts";
import type { Programs } from "./programs.ts";
import { makeWhole } from "./whole.ts";

/**
 * Where root puts what PostgreSQL's account could not reach, as below /root: a copy of the programs, and a folder for
 * each data folder. All of it is root's, but for the database itself.
 */
export const systemFolder = "/var/lib/parley";

/**
 * The folder that stands in for `folder`. It is named after it, so that two checkouts never share one. A link is left
 * behind, for the host to see; it is not followed, because a copied checkout brings the link of the other along.
 */
export async function standIn(folder: string, account: Account, system: string): Promise<string> {
  const place = join(system, nameOf(folder));
  const link = join(folder, "postgres");
  const found = await lstat(link).catch(() => null);
  if (found && !found.isSymbolicLink()) throw outOfReach(account, folder);
  const target = found && (await readlink(link));
  if (target !== null && target !== join(place, "postgres")) {
    throw new StartFault(
      `${link} leads to ${target}, the database of a checkout in another place.`,
      `Was it moved, set PARLEY_DATA=${dirname(target)} and PARLEY_KEYS. Was it copied, remove ${link}.`,
    );
  }
  await makeRoots(system, 0o755, account);
  await makeRoots(place, 0o711, account);
  if (target === null) await symlink(join(place, "postgres"), link).catch(ignoreOther);
  return place;
}

/**
 * Whether another folder stood in for this one before. It goes on when the folder has come within reach: through the
 * link a running server would not be recognised, and a second one be started on its data.
 */
export const stoodIn = (folder: string, system: string): Promise<boolean> =>
  readlink(join(folder, "postgres")).then(
    (target) => target.startsWith(join(system, "/")),
    () => false,
  );

/** The programs if the account can run them, else a copy of that version, made once. */
export async function reachable(programs: Programs, account: Account, system: string): Promise<Programs> {
  if (!account.switched || (await reads(account, programs.postgres))) return programs;
  const from = dirname(dirname(programs.postgres));
  const { version } = JSON.parse(await readFile(join(from, "..", "package.json"), "utf8")) as { readonly version: string };
  const copy = join(system, `postgresql-${version}`);
  await makeRoots(system, 0o755, account);
  if (!(await lstat(copy).catch(() => null))) {
    await makeWhole(copy, async (beside) => {
      await cp(from, beside, { recursive: true, verbatimSymlinks: true });
      await open755(beside);
    }).catch((error: unknown) => {
      throw new StartFault(`PostgreSQL can not be copied to ${copy} (${codeOf(error)}).`, "Check that the disk has 100 MB free.");
    });
  }
  const inCopy = (program: string): string => join(copy, relative(from, program));
  return { initdb: inCopy(programs.initdb), postgres: inCopy(programs.postgres) };
}

/** Readable for whoever looks at /var/lib: the path as words, and enough of its hash to be the only one. */
function nameOf(folder: string): string {
  const words = folder.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return `${words.slice(-40)}-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
}

/** A folder in which nobody but root can lay anything, and through which the account can pass. */
async function makeRoots(path: string, mode: number, account: Account): Promise<void> {
  try {
    if ((await mkdir(path, { recursive: true, mode })) !== undefined) await chmod(path, mode);
  } catch (error) {
    throw new StartFault(
      `The folder ${path} can not be made (${codeOf(error)}).`,
      "Start Parley as an ordinary user, or set DATABASE_URL.",
    );
  }
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new StartFault(`The folder ${path} is not root's alone.`, "Remove it, or start Parley as an ordinary user, or set DATABASE_URL.");
  }
  if (!(await passes(account, path))) throw outOfReach(account, path);
}

/** Whatever umask npm and we run under. */
async function open755(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

/** Another start made the same link. */
function ignoreOther(error: unknown): void {
  if (codeOf(error) !== "EEXIST") throw error;
}
