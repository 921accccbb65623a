import { newId } from "./chance.ts";
import { hash } from "./store/cipher.ts";
import type { Store } from "./store/port.ts";

/** A host link nobody opened is dead after a day; a new one is a command away. */
const HOST_LINK_LIVES_MS = 24 * 3_600_000;

/** Makes a link to the host's page. Its secret is shown once and stored as a hash. */
export async function hostLink(store: Store, address: string, now: number): Promise<string> {
  const secret = newId() + newId();
  await store.links.add([{ hash: hash(secret), session: null, person: null, seat: "host", expiresAt: now + HOST_LINK_LIVES_MS }]);
  return `${address}/in/${secret}`;
}
