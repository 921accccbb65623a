import type { KeyId } from "../../model/ids.ts";

/**
 * Where box and session keys lie: outside the main database, wrapped by the host key. A key is made before the
 * transaction that needs it and deleted after the commit that ends it. Ids are letters, digits, `_` and `-`, 100 at
 * most; anything else throws. Failures throw `StoreFault`.
 */
export interface KeyStore {
  /** Tells this store from every other; drawn when it was made, and no secret. */
  readonly identity: string;
  /** Where it lies, without any password. */
  readonly location: string;
  /** Nothing was there before: it was made just now. */
  readonly isNew: boolean;
  /** Makes a random 256-bit key; the one already there when the id has one. On disk when it resolves. */
  make(id: KeyId): Promise<Buffer>;
  /**
   * Null: the key has ended, or the store lost it, or what lies there is damaged. Cached in memory until it ends, and no longer than half a minute,
   * because another process may have ended it.
   */
  get(id: KeyId): Promise<Buffer | null>;
  /** Deletes a key, durably, before it resolves. Deleting a key that is not there is fine. */
  end(id: KeyId): Promise<void>;
  list(): Promise<readonly KeyId[]>;
  close(): Promise<void>;
}
