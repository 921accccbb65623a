import { expect, test } from "vitest";
import { atMost } from "../../src/queue/at-most.ts";

test("so much is done at a time, in the order in which it came, and what fails makes room as well", async () => {
  const inTurn = atMost(2);
  const begun: number[] = [];
  const ends: ((failed?: Error) => void)[] = [];
  const work = (nth: number) => () => {
    begun.push(nth);
    return new Promise<number>((resolve, reject) => {
      ends[nth] = (failed) => (failed ? reject(failed) : resolve(nth));
    });
  };
  const all = [0, 1, 2, 3, 4].map((nth) => inTurn(work(nth)).catch((error: Error) => error.message));
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  await settled();
  expect(begun).toEqual([0, 1]);
  ends[1]?.(new Error("broken"));
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  ends[2]?.();
  await settled();
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  ends[3]?.();
  ends[4]?.();
  expect(await Promise.all(all)).toEqual([0, "broken", 2, 3, 4]);
});
