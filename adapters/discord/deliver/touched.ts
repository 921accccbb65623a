import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Instant, SessionId } from "../../../src/model/ids.ts";
import type { Places } from "../../../src/engine/places.ts";
import { createTurns } from "../../chat/turns.ts";
import { holdSchema, type Hold } from "./shut.ts";

/** A channel's slow mode, in seconds: as it was, as it was made, and what it was when that was asked for (null: it is done). */
const slowSchema = z.object({ was: z.int(), ours: z.int(), before: z.int().nullable() });
export type Slow = Readonly<z.infer<typeof slowSchema>>;

const touchedSchema = z.object({
  session: z.string().transform((id) => id as SessionId),
  roles: z.array(holdSchema),
  slow: slowSchema.nullable(),
  /** Of no conversation any more: when it is forgotten, whether it could be given back or not. */
  until: z.number().nullable().default(null),
});
/** What is changed of a channel for a conversation. Of people nothing stands here. */
export interface Touch extends Omit<z.infer<typeof touchedSchema>, "roles"> {
  readonly roles: readonly Hold[];
}

/**
 * The channels that are changed now, kept under the host's key and of no session: what was changed is given back also after a
 * crash, and after the conversation was erased with all that was kept of it. Forgotten once it is given back.
 */
export interface Touched {
  all(): Promise<ReadonlyMap<string, Touch>>;
  /** What is changed there from now on, as far as it is given. */
  keep(channel: string, session: SessionId, change: { readonly roles: readonly Hold[] } | { readonly slow: Slow | null }): Promise<void>;
  /** Its conversation was erased: which it was is forgotten at once, and the rest then. */
  disown(channel: string, until: Instant): Promise<void>;
}

/** Of a channel whose conversation was erased. */
export const NOBODYS = "" as SessionId;

const NAME = "discord channels that are changed";

export function touchedChannels({ kept, keep }: Pick<Places, "kept" | "keep">): Touched {
  const inTurn = createTurns();
  /** Read once: one process posts. */
  let known: ReadonlyMap<string, Touch> | null = null;
  const read = async (): Promise<ReadonlyMap<string, Touch>> =>
    (known ??= new Map(Object.entries(z.record(z.string(), touchedSchema).parse((await kept(NAME)) ?? {}))));
  async function write(after: ReadonlyMap<string, Touch>): Promise<void> {
    await keep(NAME, Object.fromEntries(after));
    known = after;
  }
  return {
    all: () => inTurn(NAME, read),
    keep: (channel, session, change) =>
      inTurn(NAME, async () => {
        const before = await read();
        const was = before.get(channel);
        const now: Touch = { roles: was?.roles ?? [], slow: was?.slow ?? null, until: was?.until ?? null, ...change, session };
        const isNothing = now.roles.length === 0 && now.slow === null;
        if (isNothing ? was === undefined : isDeepStrictEqual(was, now)) return;
        const after = new Map(before);
        if (isNothing) after.delete(channel);
        else after.set(channel, now);
        await write(after);
      }),
    disown: (channel, until) =>
      inTurn(NAME, async () => {
        const before = await read();
        const was = before.get(channel);
        if (was) await write(new Map(before).set(channel, { ...was, session: NOBODYS, until }));
      }),
  };
}
