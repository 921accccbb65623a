import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import type { KeyId, PersonId } from "../model/ids.ts";
import { StoreFault } from "./fault.ts";

/**
 * AES-256-GCM with a random 96-bit nonce: safe for 2^32 messages a key (NIST SP 800-38D), far above one session.
 * Layout: form (1 byte) · nonce (12) · ciphertext · tag (16).
 */
const form = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

export const keyBytes = 32;

export const newKey = (): Buffer => randomBytes(keyBytes);

/** `aad` binds the ciphertext to its place (session, row), so that rows can not be swapped for one another. */
export function seal(key: Buffer, plain: Buffer, aad: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(aad));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(form), nonce, body, cipher.getAuthTag()]);
}

/** Throws `StoreFault("SEAL_BROKEN")`: another key, another place, or changed bytes. */
export function open(key: Buffer, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < headBytes + tagBytes || sealed[0] !== form) throw new StoreFault("SEAL_BROKEN");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, headBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headBytes, sealed.length - tagBytes)), decipher.final()]);
  } catch {
    throw new StoreFault("SEAL_BROKEN");
  }
}

/** Four bytes hold the length; the rest is the body and zeros. */
const lengthBytes = 4;

/** Whether a body fits into entries of this size. Ask before `padTo`, so that long words can be handed back. */
export const fits = (plain: Buffer, bytes: number): boolean => plain.length + lengthBytes <= bytes;

/** Pads to exactly `bytes`, so that all entries of one box have one length. Throws `StoreFault("TOO_LONG")`. */
export function padTo(plain: Buffer, bytes: number): Buffer {
  if (!fits(plain, bytes)) throw new StoreFault("TOO_LONG");
  const padded = Buffer.alloc(bytes);
  padded.writeUInt32BE(plain.length);
  plain.copy(padded, lengthBytes);
  return padded;
}

/** Pads to the next multiple of `step` bytes: the ciphertext tells the length no more exactly than that. */
export const padInSteps = (plain: Buffer, step: number): Buffer => padTo(plain, Math.ceil((plain.length + lengthBytes) / step) * step);

export function unpad(padded: Buffer): Buffer {
  const length = padded.length < lengthBytes ? -1 : padded.readUInt32BE();
  if (length < 0 || lengthBytes + length > padded.length) throw new StoreFault("SEAL_BROKEN");
  return padded.subarray(lengthBytes, lengthBytes + length);
}

/** Finds a person's entry in a box, and links nobody once the box key has ended. 64 hexadecimal digits. */
export const token = (boxKey: Buffer, person: PersonId): string =>
  createHmac("sha256", boxKey).update("parley/entry\0").update(person).digest("hex");

/** What is kept of a link or a device secret (128 random bits or more, so a plain hash is enough). */
export const hash = (secret: string): string => createHash("sha256").update("parley/secret\0").update(secret).digest("hex");

/** Finds something by a value that is not kept: an account or a channel of a chat platform. 64 hexadecimal digits. */
export const mark = (
  key: Buffer,
  of: "account" | "place" | "arrival" | "post" | "room" | "note" | "person" | "paper",
  value: string,
): string => createHmac("sha256", key).update(`parley/${of}\0`).update(value).digest("hex");

/** GCM rather than RFC 3394 key wrap: the id as associated data keeps one key file from being passed off as another. */
export const wrapKey = (hostKey: Buffer, key: Buffer, id: KeyId): Buffer => seal(hostKey, key, `parley/key/${id}`);
export const unwrapKey = (hostKey: Buffer, wrapped: Buffer, id: KeyId): Buffer => open(hostKey, wrapped, `parley/key/${id}`);
