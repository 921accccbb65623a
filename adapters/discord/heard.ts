/** By what somebody may be shown something alone: the token of what they did last, good for a quarter of an hour. In memory. */
export interface Heard {
  note(user: string, application: string, token: string): void;
  of(user: string): { readonly application: string; readonly token: string } | null;
}

const LIVES_MS = 14 * 60_000;
const MOST = 2_000;

export function createHeard(now: () => number): Heard {
  const last = new Map<string, { readonly application: string; readonly token: string; readonly until: number }>();
  return {
    note(user, application, token) {
      last.delete(user);
      last.set(user, { application, token, until: now() + LIVES_MS });
      const oldest = last.size > MOST ? last.keys().next().value : undefined;
      if (oldest !== undefined) last.delete(oldest);
    },
    of(user) {
      const found = last.get(user);
      return found && found.until > now() ? found : null;
    },
  };
}
