/**
 * A map as one transaction sees it: its own changes over what is committed. Dropping the draft is the roll-back;
 * others see nothing of it before `commit`.
 */
export interface Draft<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  entries(): readonly (readonly [K, V])[];
  commit(): void;
}

export function draftOf<K, V>(committed: Map<K, V>): Draft<K, V> {
  const changes = new Map<K, { readonly value: V } | null>();
  return {
    get(key) {
      const change = changes.get(key);
      return change === undefined ? committed.get(key) : change?.value;
    },
    set: (key, value) => void changes.set(key, { value }),
    delete: (key) => void changes.set(key, null),
    entries() {
      const kept = [...committed].filter(([key]) => !changes.has(key));
      const made = [...changes].flatMap(([key, change]) => (change === null ? [] : [[key, change.value] as const]));
      return [...kept, ...made];
    },
    commit() {
      for (const [key, change] of changes) {
        if (change === null) committed.delete(key);
        else committed.set(key, change.value);
      }
    },
  };
}
