import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EffectId } from "../../src/model/ids.ts";
import type { Handlers, Queue } from "../../src/queue/port.ts";
import { queueNames, type Alarm } from "../../src/queue/names.ts";
import { eventually } from "../support/scratch.ts";
import { anId } from "./store.builders.ts";

export interface QueueSubject {
  /** A process's queue; all share one server. */
  open(options?: { readonly sweepEveryMs?: number; readonly onFault?: (code: string) => void }): Promise<Queue>;
  /** Takes everything out behind the queue's back. */
  wipe(): Promise<void>;
  /** All that the server holds, as text. */
  dump(): Promise<string>;
  /** Breaks every connection of the queue once. */
  cut(): void;
  remove(): Promise<void>;
}

export function queueSuite(name: string, make: () => Promise<QueueSubject>): void {
  describe(`queue: ${name}`, () => {
    let subject: QueueSubject;
    let open: Queue[] = [];
    const opened = async (options?: Parameters<QueueSubject["open"]>[0]): Promise<Queue> => {
      const queue = await subject.open(options);
      open.push(queue);
      return queue;
    };
    beforeAll(async () => {
      subject = await make();
    });
    afterAll(() => subject.remove());
    beforeEach(() => subject.wipe());
    afterEach(async () => {
      await Promise.all(open.map((queue) => queue.close()));
      open = [];
    });

    test("an alarm rings at its time, not before, with what it was asked for", async () => {
      const queue = await opened();
      const work = recorder();
      await queue.work(work);
      const alarm = anAlarm(Date.now() + 300.5);
      await queue.alarm(alarm);
      await eventually(() => work.alarms.length > 0);
      const late = Date.now() - alarm.dueAt;
      expect(work.alarms).toEqual([alarm]);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(1_500);
    });

    test("asking twice is asking once; another time is another alarm; what is due already rings at once", async () => {
      const queue = await opened();
      const first = anAlarm(Date.now() + 150);
      const second = { ...first, dueAt: first.dueAt + 50 };
      const past = anAlarm(Date.now() - 5_000);
      await Promise.all([first, first, second, past].map((alarm) => queue.alarm(alarm)));
      const work = recorder();
      await queue.work(work);
      await eventually(() => work.alarms.length >= 3);
      await settled();
      expect(new Set(work.alarms)).toEqual(new Set([past, first, second]));
      expect(work.alarms).toHaveLength(3);
    });

    test.each(queueNames)("an effect is worked on soon: %s", async (queueName) => {
      const queue = await opened();
      const work = recorder();
      await queue.work(work);
      const id = anId<"effect">();
      await queue.wake({ id, queue: queueName });
      await eventually(() => work.effects.length > 0);
      expect(work.effects).toEqual([id]);
    });

    test("of two processes one does the work", async () => {
      const [one, two] = [await opened(), await opened()];
      const work = recorder();
      await Promise.all([one.work(work), two.work(work)]);
      const ids = Array.from({ length: 60 }, () => anId<"effect">());
      await Promise.all(ids.map((id, index) => (index % 2 ? one : two).wake({ id, queue: "deliveries" })));
      await eventually(() => work.effects.length >= ids.length);
      await settled();
      expect([...work.effects].sort()).toEqual([...ids].sort());
    });

    test("a job that failed is gone and may be woken again; it leaves a code and no content", async () => {
      const queue = await opened();
      const tried: EffectId[] = [];
      await queue.work({
        ...recorder(),
        async effect(id) {
          tried.push(id);
          throw Object.assign(new Error("the secret words"), { code: "LIMITED" });
        },
      });
      const id = anId<"effect">();
      await queue.wake({ id, queue: "deliveries" });
      await eventually(() => tried.length === 1);
      await settled();
      expect(await subject.dump()).not.toContain("secret");
      await queue.wake({ id, queue: "deliveries" });
      await eventually(() => tried.length === 2);
    });

    test("sweeps at once and again and again, whatever a sweep throws, and goes on after the queue was wiped", async () => {
      const faults: string[] = [];
      const queue = await opened({ sweepEveryMs: 60, onFault: (code) => faults.push(code) });
      const work = recorder();
      let sweeps = 0;
      const lost = anId<"effect">();
      await queue.work({
        ...work,
        async sweep() {
          sweeps += 1;
          if (sweeps === 1) throw Object.assign(new Error("x"), { code: "FIRST" });
          // What the engine does: it asks again for what the database says is open.
          if (sweeps >= 3 && !work.effects.includes(lost)) await queue.wake({ id: lost, queue: "deliveries" });
        },
      });
      await queue.alarm(anAlarm(Date.now() + 60_000));
      await subject.wipe();
      await eventually(() => work.effects.includes(lost));
      expect(sweeps).toBeGreaterThanOrEqual(3);
      expect(faults).toContain("FIRST");
      await queue.wake({ id: anId<"effect">(), queue: "rounds" });
      await eventually(() => work.effects.length === 2);
    });

    test("goes on after its connections broke", async () => {
      const queue = await opened({ onFault: () => {} });
      const work = recorder();
      await queue.work(work);
      subject.cut();
      await eventually(async () => {
        await queue.wake({ id: anId<"effect">(), queue: "deliveries" });
        return work.effects.length > 0;
      }, 10_000);
    });

    test("closing waits for the job under way, is quick when idle, and takes nothing more", async () => {
      const queue = await opened();
      let finished = false;
      let started = false;
      await queue.work({
        ...recorder(),
        async effect() {
          started = true;
          await new Promise((resolve) => setTimeout(resolve, 300));
          finished = true;
        },
      });
      await queue.wake({ id: anId<"effect">(), queue: "recaps" });
      await eventually(() => started);
      await queue.close();
      expect(finished).toBe(true);

      const idle = await opened();
      await idle.work(recorder());
      const began = performance.now();
      await idle.close();
      expect(performance.now() - began).toBeLessThan(1_500);
      await idle.close();
    });

    test("a job that hangs does not keep it from closing", async () => {
      const queue = await opened();
      let started = false;
      let release = (): void => {};
      await queue.work({
        ...recorder(),
        async effect() {
          started = true;
          await new Promise<void>((resolve) => (release = resolve));
        },
      });
      await queue.wake({ id: anId<"effect">(), queue: "deliveries" });
      await eventually(() => started);
      const began = performance.now();
      await queue.close();
      expect(performance.now() - began).toBeLessThan(6_000);
      release();
    });
  });
}

const anAlarm = (dueAt: number): Alarm => ({ session: anId<"session">(), key: "cycle[2]/rooms[lower]:offer#due~1 %", dueAt });

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

function recorder(): Handlers & { readonly alarms: Alarm[]; readonly effects: EffectId[] } {
  const alarms: Alarm[] = [];
  const effects: EffectId[] = [];
  return {
    alarms,
    effects,
    async alarm(alarm) {
      alarms.push(alarm);
    },
    async effect(id) {
      effects.push(id);
    },
    async sweep() {},
  };
}
