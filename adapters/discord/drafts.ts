import type { Press } from "../chat/press.ts";
import type { AnyForm } from "./render/controls.ts";

/** A form that is filled in step by step in a message, or whose words were refused: in memory, for one person. */
export interface Draft {
  readonly id: string;
  /** Workspace and account of whoever fills it in. */
  readonly who: string;
  readonly form: AnyForm;
  readonly heading: string;
  /** What it is sent as; null: a new conversation, in this channel. */
  readonly press: Press | null;
  readonly channel: string | null;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly leaf: number;
}

const LIVES_MS = 30 * 60_000;
const SWEPT_EVERY_MS = 60_000;
const MOST = 1_000;

export interface Drafts {
  begin(draft: Omit<Draft, "id">): Draft;
  /** Null: there is none, not any more, or it is somebody else's. */
  find(id: string, who: string): Draft | null;
  change(draft: Draft): Draft;
  end(id: string): void;
  /** Forgets them all. */
  close(): void;
}

export function createDrafts(now: () => number, newId: () => string): Drafts {
  const drafts = new Map<string, { readonly draft: Draft; readonly until: number }>();
  // Refused words stand beside an account: they go when their time is over, though nobody begins another form.
  const sweep = (): void => {
    for (const [id, { until }] of drafts) if (until < now() || drafts.size > MOST) drafts.delete(id);
  };
  const sweeping = setInterval(sweep, SWEPT_EVERY_MS).unref();
  const put = (draft: Draft): Draft => {
    drafts.delete(draft.id);
    drafts.set(draft.id, { draft, until: now() + LIVES_MS });
    sweep();
    return draft;
  };
  return {
    begin: (draft) => put({ ...draft, id: newId() }),
    find(id, who) {
      const kept = drafts.get(id);
      return kept && kept.until >= now() && kept.draft.who === who ? kept.draft : null;
    },
    change: put,
    end: (id) => void drafts.delete(id),
    close() {
      clearInterval(sweeping);
      drafts.clear();
    },
  };
}
