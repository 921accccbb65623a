import { describe, expect, test } from "vitest";
import type { EffectId, SessionId } from "../../src/model/ids.ts";
import type { Handlers } from "../../src/queue/port.ts";
import { virtualClock, virtualQueue } from "../../src/queue/virtual.ts";

const session = "s" as SessionId;
const alarm = (key: string, dueAt: number) => ({ session, key, dueAt });
const effect = (id: string) => ({ id: id as EffectId, queue: "deliveries" as const });

function aQueue(options: { readonly sweepEveryMs?: number } = {}, handlers: Partial<Handlers> = {}) {
  const clock = virtualClock(1_000);
  const queue = virtualQueue(clock, options);
  const done: string[] = [];
  const note = (what: string): void => void done.push(`${clock.now()} ${what}`);
  void queue.work({
    alarm: async ({ key, dueAt }) => note(`${key}@${dueAt}`),
    effect: async (id) => note(id),
    sweep: async () => note("sweep"),
    ...handlers,
  });
  return { clock, queue, done, note };
}

describe("virtual time", () => {
  test("goes from alarm to alarm, and of two at one instant the first asked for rings first", async () => {
    const { clock, queue, done } = aQueue();
    for (const each of [alarm("c", 3_000), alarm("b", 2_000), alarm("a", 2_000), alarm("b", 2_000), alarm("late", 9_000)])
      await queue.alarm(each);
    await queue.runUntil(5_000);
    expect(done).toEqual(["2000 b@2000", "2000 a@2000", "3000 c@3000"]);
    expect([clock.now(), queue.nextAt()]).toEqual([5_000, 9_000]);
  });

  test("does not go back for what is overdue", async () => {
    const { queue, done } = aQueue();
    await queue.alarm(alarm("past", 10));
    await queue.runUntil(1_000);
    expect(done).toEqual(["1000 past@10"]);
  });

  test("effects come before the next alarm, in order, also those woken meanwhile", async () => {
    const made = aQueue(
      {},
      {
        async effect(id) {
          made.note(id);
          if (id === "one") {
            await made.queue.wake(effect("three"));
            await made.queue.alarm(alarm("soon", 1_001));
          }
        },
      },
    );
    for (const id of ["one", "two", "one"]) await made.queue.wake(effect(id));
    await made.queue.runUntil(1_500);
    expect(made.done).toEqual(["1000 one", "1000 two", "1000 three", "1001 soon@1001"]);
  });

  test("running until idle stops the clock at the last alarm up to the horizon", async () => {
    const made = aQueue(
      {},
      {
        async alarm({ key, dueAt }) {
          made.note(key);
          await made.queue.alarm(alarm(key, dueAt + 100));
        },
      },
    );
    await made.queue.alarm(alarm("tick", 1_100));
    await made.queue.runUntilIdle(1_350);
    expect(made.done).toEqual(["1100 tick", "1200 tick", "1300 tick"]);
    expect(made.clock.now()).toBe(1_300);
  });

  test("sweeps come at their own times", async () => {
    const { queue, done } = aQueue({ sweepEveryMs: 300 });
    await queue.alarm(alarm("a", 1_500));
    await queue.runUntilIdle(10_000);
    expect(done).toEqual(["1300 sweep", "1500 a@1500"]);
    await queue.runUntil(2_000);
    expect(done.slice(2)).toEqual(["1600 sweep", "1900 sweep"]);
  });

  test("what a handler throws comes out, and the rest goes on afterwards", async () => {
    const made = aQueue(
      {},
      {
        effect: async (id) => {
          if (id === "bad") throw new Error("bad effect");
          made.note(id);
        },
      },
    );
    await made.queue.wake(effect("bad"));
    await made.queue.wake(effect("good"));
    await expect(made.queue.runUntil(2_000)).rejects.toThrow("bad effect");
    await made.queue.runUntil(2_000);
    expect(made.done).toEqual(["1000 good"]);
  });

  test("a closed queue works for nobody", async () => {
    const { queue } = aQueue();
    await queue.close();
    await expect(queue.runUntil(2_000)).rejects.toThrow("nobody works");
  });

  test("thousands of alarms stay in order", async () => {
    const { queue, done } = aQueue();
    for (let index = 0; index < 3_000; index += 1) await queue.alarm(alarm(`k${index}`, 1_000 + ((index * 7_919) % 3_000)));
    await queue.runUntilIdle(10_000);
    const times = done.map((line) => Number(line.split(" ")[0]));
    expect(times).toEqual([...times].sort((one, two) => one - two));
    expect(times).toHaveLength(3_000);
  });
});
