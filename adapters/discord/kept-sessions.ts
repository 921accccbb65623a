import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { SessionInfo } from "@discordjs/ws";
import { z } from "zod";

/** Where what a connection is continued with lies while no process runs. */
export interface Kept {
  read(): Promise<unknown>;
  write(info: unknown): Promise<void>;
}

export interface KeptSessions {
  /** Never fails: the library does not survive it. */
  retrieve(shard: number): Promise<SessionInfo | null>;
  update(shard: number, info: SessionInfo | null): void;
  /** The connection broke: before it is continued, it is looked whether another process does that already. */
  broke(): void;
  /** The last state, written. */
  flush(): Promise<void>;
}

export interface KeepingOptions {
  readonly kept: Kept;
  /** Of another token, or another server, nothing can be continued. */
  readonly of: string;
  readonly onFault: (code: string) => void;
  readonly now: () => number;
}

/** What comes in between is replayed after a crash, and is known by its id. */
const WRITE_EVERY_MS = 1_000;
const READ_WITHIN_MS = 2_000;

const schema = z.object({
  of: z.string(),
  holder: z.string(),
  sessions: z.array(
    z.object({
      shardId: z.int().min(0),
      shardCount: z.int().min(1),
      sessionId: z.string().min(1).max(200),
      sequence: z.int().min(0),
      resumeURL: z.url({ protocol: /^wss?$/ }),
    }),
  ),
});

/**
 * The sessions of the gateway, kept beyond the process: what people did while it was away is replayed to the next one.
 * A session is one process's. Two that continued the same one would cut each other off for ever, so whoever starts takes
 * it over, and whoever finds it taken begins anew and keeps nothing from then on.
 */
export async function keptSessions({ kept, of, onFault, now }: KeepingOptions): Promise<KeptSessions> {
  const holder = randomUUID();
  const sessions = new Map<number, SessionInfo>();
  let isOurs = true;
  let isInDoubt = false;
  let lastWrite = -Infinity;
  let isDirty = false;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function read(): Promise<z.infer<typeof schema> | null> {
    try {
      const found = schema.safeParse(await Promise.race([kept.read(), delay(READ_WITHIN_MS, null, { ref: false })]));
      return found.success && found.data.of === of ? found.data : null;
    } catch {
      onFault("KEPT_READ");
      return null;
    }
  }
  async function write(): Promise<void> {
    if (!isDirty || !isOurs) return;
    isDirty = false;
    lastWrite = now();
    try {
      await kept.write({ of, holder, sessions: [...sessions.values()] });
    } catch {
      onFault("KEPT_WRITE");
    }
  }
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    return (writing = writing.then(write));
  };
  function changed(isNew: boolean): void {
    isDirty = true;
    if (isNew) return void flush();
    timer ??= setTimeout(() => void flush(), Math.max(0, lastWrite + WRITE_EVERY_MS - now())).unref();
  }

  for (const each of (await read())?.sessions ?? []) sessions.set(each.shardId, each);
  if (sessions.size > 0) changed(true);

  return {
    async retrieve(shard) {
      if (isInDoubt && isOurs) {
        isInDoubt = false;
        const found = await read();
        if (found && found.holder !== holder) {
          isOurs = false;
          sessions.clear();
          onFault("TAKEN_OVER");
        }
      }
      return sessions.get(shard) ?? null;
    },
    update(shard, info) {
      const isNew = sessions.get(shard)?.sessionId !== info?.sessionId;
      if (info) sessions.set(shard, info);
      else sessions.delete(shard);
      changed(isNew);
    },
    broke: () => void (isInDoubt = true),
    flush,
  };
}
