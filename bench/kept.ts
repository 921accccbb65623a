/** What outlives this process unless somebody puts it away: servers in other processes, schemas on a server of others. */
const kept = new Set<() => Promise<unknown>>();
let isOver = false;

/**
 * Gives back `putAway`, to be called when the work is done; a signal calls it too, and it is carried out once. Call this
 * before the thing is begun: once everything is being put away, it throws.
 */
export function keep<T>(putAway: () => Promise<T>): () => Promise<T> {
  if (isOver) throw new Error("everything is being put away");
  let done: Promise<T> | null = null;
  const once = (): Promise<T> => {
    kept.delete(once);
    return (done ??= putAway());
  };
  kept.add(once);
  return once;
}

/** What fails from then on fails because it lost its server. */
export const isPuttingAway = (): boolean => isOver;

/** The newest first: a house stands on a server. From here on nothing new is begun. */
export async function putAllAway(): Promise<void> {
  isOver = true;
  for (let last = [...kept].at(-1); last !== undefined; last = [...kept].at(-1)) await last().catch(() => {});
}
