import { randomBytes } from "node:crypto";

/** Ids of one workspace, in the forms Slack gives them; never the same twice. */
export function idMaker() {
  let count = 0;
  const next = (): string => {
    count += 1;
    return count.toString(36).toUpperCase().padStart(4, "0");
  };
  return {
    id: (prefix: string): string => `${prefix}0FAKE${next()}`,
    blockId: (): string => `b${next().toLowerCase()}${randomBytes(2).toString("base64url")}`,
    secret: (): string => randomBytes(12).toString("hex"),
    hash: (): string => `${Math.floor(Date.now() / 1000)}.${randomBytes(5).toString("hex")}`,
  };
}

export type Ids = ReturnType<typeof idMaker>;

/** The fake's own time: the machine's, moved by `advance`, so that an hour can pass in a test that takes a second. */
export function aClock() {
  let aheadMs = 0;
  let lastMicros = 0;
  let stoppedAtMs: number | null = null;
  const now = (): number => (stoppedAtMs ?? Date.now()) + aheadMs;
  return {
    now,
    /** From now on only `advance` moves it. */
    stop: (): void => void (stoppedAtMs ??= Date.now()),
    advance: (ms: number): void => void (aheadMs += ms),
    /** A message's ts: seconds with six decimals, always later than the one before. */
    ts(): string {
      lastMicros = Math.max(now() * 1000, lastMicros + 1);
      return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, "0")}`;
    },
  };
}

export type Clock = ReturnType<typeof aClock>;
