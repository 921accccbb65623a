/** Work under one name is done one after the other, whatever becomes of each. */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const mine = (turns.get(name) ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => {});
    turns.set(name, settled);
    void settled.then(() => turns.get(name) === settled && turns.delete(name));
    return mine;
  };
}
