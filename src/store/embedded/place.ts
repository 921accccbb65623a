import { createHash } from "node:crypto";
import { access, chown, constants, lstat, mkdir, readFile, readdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartFault, codeOf } from "../fault.ts";
import { accountFor, outOfReach, passes, type Account } from "./account.ts";
import { standIn, stoodIn } from "./elsewhere.ts";
import { majorVersion } from "./programs.ts";

/** Where one embedded server lives. */
export interface Place {
  /** The folder the host named, or the one that stands in for it. */
  readonly folder: string;
  readonly standsIn: boolean;
  /** PostgreSQL's own folder in it. */
  readonly data: string;
  /** What the server says at start. It logs no statements. */
  readonly log: string;
  readonly sockets: string;
  readonly account: Account;
  /** The data folder was made by an earlier start. */
  readonly initialised: boolean;
}

/**
 * Checks that the folder can be used, and refuses one that is not ours before anything in it is touched. One that the
 * server's account can not reach is refused as well, or another in `system` takes its place (`mayMove`), for good.
 */
export async function preparePlace(named: string, mayMove: boolean, system: string): Promise<Place> {
  const chooseOther = "Name another folder in PARLEY_DATA, or set DATABASE_URL.";
  try {
    // As root the server's account has to look through this folder.
    await mkdir(named, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(named, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFault(
      `The data folder ${named} can not be used (${codeOf(error)}).`,
      `Make it writable for the account Parley runs under. Or: ${chooseOther}`,
    );
  }
  const folder = await realpath(named);
  if (await exists(join(folder, "PG_VERSION"))) {
    throw new StartFault(`${folder} is the data folder of a PostgreSQL that Parley did not make.`, chooseOther);
  }
  const account = await accountFor(join(folder, "postgres"));
  const hasMoved = await stoodIn(folder, system);
  if (!hasMoved && (!account.switched || (await passes(account, folder)))) return placeIn(folder, account, false, chooseOther);
  if (!hasMoved && !mayMove) throw outOfReach(account, folder);
  return placeIn(await standIn(folder, account, system), account, true, chooseOther);
}

async function placeIn(folder: string, account: Account, standsIn: boolean, chooseOther: string): Promise<Place> {
  const data = join(folder, "postgres");
  const initialised = await isInitialised(data, account, chooseOther);
  return { folder, standsIn, data, log: join(folder, "postgres.log"), sockets: socketFolder(folder), account, initialised };
}

async function isInitialised(data: string, account: Account, chooseOther: string): Promise<boolean> {
  if (!(await exists(data))) return false;
  if ((await stat(data)).uid !== account.uid && !account.switched) {
    throw new StartFault(`The data in ${data} belongs to another account.`, `Start Parley as that account, or as root. Or: ${chooseOther}`);
  }
  if ((await readdir(data)).length === 0) return false;
  const version = await readFile(join(data, "PG_VERSION"), "utf8").then(
    (text) => text.trim(),
    () => null,
  );
  if (version === null) throw new StartFault(`${data} is not empty and holds no PostgreSQL.`, chooseOther);
  if (version === majorVersion) return true;
  throw new StartFault(
    `The data in ${data} was written by PostgreSQL ${version}; this Parley brings PostgreSQL ${majorVersion}.`,
    `Go back to the Parley that wrote it, dump the database there, and restore it here (docs/hosting.md). Or: ${chooseOther}`,
  );
}

/** The path of a Unix socket holds 107 bytes at most, so it lies in a short folder of the system's temporary files. */
function socketFolder(folder: string): string {
  const name = `parley-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
  const inTmp = join(tmpdir(), name);
  return Buffer.byteLength(join(inTmp, socketName)) <= 107 ? inTmp : join("/tmp", name);
}

/**
 * Before every launch, because the last user of a server takes the folder away. Others can make a folder of that name
 * there first; one that is not ours alone is refused.
 */
export async function makeSocketFolder({ sockets, account }: Place): Promise<void> {
  try {
    await mkdir(sockets, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") {
      throw new StartFault(
        `The folder ${sockets} for the database's socket can not be made (${codeOf(error)}).`,
        "Set TMPDIR to a writable folder.",
      );
    }
  }
  const found = await lstat(sockets);
  // Root's own: made just now, or by another start that is about to hand it over.
  const isRoots = account.switched && found.uid === 0;
  if (!found.isDirectory() || (found.uid !== account.uid && !isRoots) || (found.mode & 0o077) !== 0) {
    throw new StartFault(
      `The folder ${sockets} for the database's socket is not Parley's own.`,
      "Remove it, or set TMPDIR to another folder.",
    );
  }
  if (isRoots) await chown(sockets, account.uid, account.gid);
}

export const socketName = ".s.PGSQL.5432";

/** For pg and for BullMQ. Everything is said, so that PG… variables of the host's shell change nothing. */
export const addressOf = (sockets: string): string =>
  `postgresql:///postgres?host=${encodeURIComponent(sockets)}&port=5432&user=parley&sslmode=disable`;

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
