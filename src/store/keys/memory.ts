import type { KeyId } from "../../model/ids.ts";
import { newKey } from "../cipher.ts";
import { assertKeyId } from "./id.ts";
import type { KeyStore } from "./port.ts";

/** For tests and rehearsals: keys end with the process. */
export function memoryKeys(): KeyStore {
  const keys = new Map<KeyId, Buffer>();
  return {
    identity: "memory",
    location: "memory",
    isNew: false,
    async make(id) {
      assertKeyId(id);
      const key = keys.get(id) ?? newKey();
      keys.set(id, key);
      return key;
    },
    async get(id) {
      assertKeyId(id);
      return keys.get(id) ?? null;
    },
    async end(id) {
      assertKeyId(id);
      keys.delete(id);
    },
    list: async () => [...keys.keys()],
    close: async () => keys.clear(),
  };
}
