import type { KeyId } from "../../model/ids.ts";

/**
 * Another process may end a key; a copy here must not outlive it for long. So a key is read again from the store
 * after half a minute.
 */
const freshForMs = 30_000;

export interface KeyCache {
  get(id: KeyId): Buffer | null;
  put(id: KeyId, key: Buffer): void;
  forget(id: KeyId): void;
  clear(): void;
}

export function keyCache(now: () => number = () => performance.now()): KeyCache {
  const held = new Map<KeyId, { readonly key: Buffer; readonly until: number }>();
  const forget = (id: KeyId): void => {
    held.get(id)?.key.fill(0);
    held.delete(id);
  };
  return {
    // Callers get copies: the copy here is overwritten when the key ends, and nobody may be sealing with it then.
    get(id) {
      const entry = held.get(id);
      if (entry === undefined) return null;
      if (entry.until > now()) return Buffer.from(entry.key);
      forget(id);
      return null;
    },
    put(id, key) {
      forget(id);
      held.set(id, { key: Buffer.from(key), until: now() + freshForMs });
    },
    forget,
    clear: () => [...held.keys()].forEach(forget),
  };
}
