import { expect, test } from "vitest";
import type { Random } from "../../src/model/command.ts";
import type { Entry } from "../../src/model/session.ts";
import type { Collect } from "../../src/model/vocabulary.ts";
import { collect } from "../../src/rounds/collect/index.ts";
import { seeded } from "../floor/room.ts";
import { aTable } from "./table.ts";

const spec: Collect = {
  kind: "collect",
  id: "ideas",
  title: "t",
  who: { roles: "voices" },
  each: { min: 1, max: 3, chars: 280 },
  show: "own",
  withdrawUntil: "close",
  attribution: "anonymous",
};
const entries: readonly Entry[] = Array.from({ length: 12 }, (_, who) => ({
  who,
  side: null,
  person: null,
  body: { contributions: [{ key: `key-${who}`, text: `thought ${who}` }], withdrawn: [] },
}));

const released = (random: Random): readonly string[] =>
  (collect.settle?.(aTable(collect, { spec }).round, entries, [], random).items ?? []).map((item) => item.plain);

test("the order of the release is drawn: the same entries come in another order with other chance, and nothing is lost", () => {
  const inOrder = entries.map((_, who) => `thought ${who}`);
  const orders = [1, 2, 3, 4].map((seed) => released(seeded(seed)));
  for (const order of orders) {
    expect(order.toSorted()).toEqual(inOrder.toSorted());
    expect(order).not.toEqual(inOrder);
  }
  expect(new Set(orders.map((order) => order.join())).size).toBe(4);
});

test("every place is equally likely for every entry", () => {
  const random = seeded(7);
  const first = Array.from({ length: 1200 }, () => released(random)[0] ?? "");
  for (let who = 0; who < entries.length; who++) {
    const times = first.filter((each) => each === `thought ${who}`).length;
    // 100 expected; five standard deviations.
    expect(Math.abs(times - 100)).toBeLessThan(48);
  }
});
