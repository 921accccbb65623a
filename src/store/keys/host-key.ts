import type { KeyId } from "../../model/ids.ts";
import { keyBytes, unwrapKey, wrapKey } from "../cipher.ts";
import { StartFault } from "../fault.ts";

/** Reads `PARLEY_HOST_KEY`: 32 bytes as 64 hexadecimal digits, or as base64 (url or plain). */
export function readHostKey(text: string): Buffer {
  const given = text.trim();
  const key = /^[0-9a-fA-F]{64}$/.test(given) ? Buffer.from(given, "hex") : Buffer.from(given, "base64");
  if (/^[A-Za-z0-9+/_-]+=*$/.test(given) && key.length === keyBytes) return key;
  throw new StartFault(
    "PARLEY_HOST_KEY is not a key of 32 bytes.",
    'Make one with: node -e \'console.log(require("crypto").randomBytes(32).toString("hex"))\'',
  );
}

/**
 * A known text wrapped by the host key lies beside the keys. A wrong host key is then found at start, and not when
 * the first session is read. The name can not be a key's id.
 */
const checkName = "host.check" as KeyId;
const known = Buffer.alloc(keyBytes, "parley");

/** Null: the file or row is damaged. The host key was found to fit, so it is not that. */
export function unwrapped(hostKey: Buffer, wrapped: Buffer, id: KeyId): Buffer | null {
  try {
    return unwrapKey(hostKey, wrapped, id);
  } catch {
    return null;
  }
}

export const makeCheck = (hostKey: Buffer): Buffer => wrapKey(hostKey, known, checkName);

export function assertFits(hostKey: Buffer, check: Buffer, where: string): void {
  try {
    if (unwrapKey(hostKey, check, checkName).equals(known)) return;
  } catch {
    // Said below: the reason is the same for the reader.
  }
  throw new StartFault(
    `The host key does not fit the keys in ${where}.`,
    "Set PARLEY_HOST_KEY to the key they were made with, or put back the host.key file; without it their sessions can not be read.",
  );
}
