import { StartFault } from "./fault.ts";
import type { KeyStore } from "./keys/port.ts";
import type { Store } from "./port.ts";

const IDENTITY = "keys";
const LOCATION = "keys-at";

/**
 * A database and its keys belong together. With another key store every session would look as if its key were gone, and
 * would be erased; so the server does not start with one. Only where the store's own place was emptied (`rm -r keys`)
 * are the keys known to be gone for good. Throws `StartFault`.
 */
export async function assertBelonging(store: Store, keys: KeyStore): Promise<void> {
  const [identity, location] = [await store.remembered(IDENTITY), await store.remembered(LOCATION)];
  const isGone = keys.isNew && location === keys.location;
  if (identity === null || identity === keys.identity || isGone) return bind(store, keys);
  throw new StartFault(
    `The keys in ${keys.location} do not belong to this database; its own lay in ${location ?? "another place"}.`,
    "Set PARLEY_KEYS to that place, or mount it again. If those keys are gone for good: npx parley keys --lost",
  );
}

/** From now on these keys belong to this database; sessions whose keys are not among them are erased at the next start. */
export async function bind(store: Store, keys: KeyStore): Promise<void> {
  await store.remember(IDENTITY, keys.identity);
  await store.remember(LOCATION, keys.location);
}
