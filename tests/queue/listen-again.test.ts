import { expect, test } from "vitest";
import { listenAgain, type Waiting } from "../../src/queue/listen-again.ts";

test("one that can not be told is a fault with a code, and the others are told all the same", async () => {
  const told: string[] = [];
  const waiting = (name: string, fails: boolean): Waiting => ({
    async disconnectBlocking() {
      if (fails) throw Object.assign(new Error("terminating connection"), { code: "57P01" });
    },
    reconnectBlocking: async () => void told.push(name),
  });
  const faults: string[] = [];
  await listenAgain(new Set([waiting("rounds", false), waiting("recaps", true), waiting("upkeep", false)]), (code) => faults.push(code));
  expect(told).toEqual(["rounds", "upkeep"]);
  expect(faults).toEqual(["57P01"]);
});

test("one that finished meanwhile stays finished", async () => {
  const told: string[] = [];
  const waiting = new Set<Waiting>();
  const ending: Waiting = {
    disconnectBlocking: async () => waiting.clear(),
    reconnectBlocking: async () => void told.push("again"),
  };
  waiting.add(ending);
  await listenAgain(waiting, () => {});
  expect(told).toEqual([]);
});
