import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { StartFault } from "../fault.ts";

/** Whom the server runs as. PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** We are root and start the server as somebody else. */
  readonly switched: boolean;
}

/** `nobody` on every Linux. */
const nobody = 65_534;

/** As root: the owner of the data that is there already, else `nobody`. Otherwise: ourselves. */
export async function accountFor(data: string): Promise<Account> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return { uid, gid, switched: false };
  const owner = await stat(data).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, switched: true };
  return { uid: nobody, gid: nobody, switched: true };
}

/**
 * Whether the account may read a file, and pass through every folder above it (`passes`: the folders alone). Asked
 * before PostgreSQL fails on it with "Permission denied", which does not say who was denied.
 */
export async function reads(account: Account, path: string): Promise<boolean> {
  return allows(account, await stat(path), 0o4) && passes(account, dirname(path));
}

export async function passes(account: Account, folder: string): Promise<boolean> {
  if (!allows(account, await stat(folder), 0o1)) return false;
  return folder === dirname(folder) || passes(account, dirname(folder));
}

export const outOfReach = (account: Account, path: string): StartFault =>
  new StartFault(
    `PostgreSQL does not run as root, so Parley runs it as account ${account.uid}, which can not reach ${path}.`,
    "Put it where others may pass (not below /root), or start Parley as an ordinary user, or set DATABASE_URL.",
  );

function allows(account: Account, file: { readonly uid: number; readonly gid: number; readonly mode: number }, bit: number): boolean {
  const shift = file.uid === account.uid ? 6 : file.gid === account.gid ? 3 : 0;
  return (file.mode & (bit << shift)) !== 0;
}
