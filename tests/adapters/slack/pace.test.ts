import { expect, test } from "vitest";
import { createPace } from "../../../adapters/chat/deliver/pace.ts";
import { RATE } from "../../../adapters/slack/limits.ts";

/** Asks for all at once, by a clock that stands still. Each answer is how long it would have waited. */
async function asked(...channels: readonly string[]): Promise<readonly number[]> {
  const waits: number[] = [];
  const pace = createPace(
    RATE,
    () => 0,
    async (ms) => void waits.push(ms),
  );
  for (const channel of channels) {
    const before = waits.length;
    await pace.post(channel);
    if (waits.length === before) waits.push(0);
  }
  return waits;
}

test("posts of one channel are a second apart, those of several the least that a workspace takes", async () => {
  expect(await asked("a", "a", "a")).toEqual([0, RATE.everyMs, 2 * RATE.everyMs]);
  expect(await asked("a", "b", "c")).toEqual([0, RATE.apartMs, 2 * RATE.apartMs]);
});

test("one that waits for its channel leaves the moments before it to others", async () => {
  const [first, second, ...others] = await asked("a", "a", "b", "c");
  expect([first, second]).toEqual([0, RATE.everyMs]);
  expect(others).toEqual([RATE.apartMs, 2 * RATE.apartMs]);
});

test("no two posts of a workspace are closer than it takes, however they come", async () => {
  const waits = [...(await asked("a", "b", "a", "c", "a", "b", "d", "c", "e", "b"))].sort((x, y) => x - y);
  for (const [index, wait] of waits.slice(1).entries()) expect(wait - (waits[index] ?? 0)).toBeGreaterThanOrEqual(RATE.apartMs);
});

test("when the program ends nobody waits any more, and all come back", async () => {
  const pace = createPace(
    RATE,
    () => 0,
    () => new Promise(() => {}),
  );
  expect(await pace.post("a")).toBeNull();
  const waiting = pace.post("a");
  pace.close();
  expect(await waiting).toBeGreaterThan(0);
  expect(await pace.post("b")).toBeGreaterThan(0);
});
