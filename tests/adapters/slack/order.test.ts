import { expect, test } from "vitest";
import { createOrder } from "../../../adapters/chat/deliver/order.ts";
import type { SessionId } from "../../../src/model/ids.ts";
import type { Delivered } from "../../../src/platform/port.ts";

const session = "s-1" as SessionId;
const another = "s-2" as SessionId;
const SENT: Delivered = { is: "sent", ref: "1" };
const LATER: Delivered = { is: "later", afterMs: 5_000 };

function aChannel() {
  let now = 0;
  const shown: string[] = [];
  const order = createOrder(() => now);
  const show = (id: string, as: Delivered, { of = session, isLastTry = false } = {}): Promise<Delivered> =>
    order.take(of, id, isLastTry, async () => {
      if (as.is === "sent") shown.push(id);
      return as;
    });
  return { show, shown, passes: (ms: number) => void (now += ms) };
}

test("a card that has to wait is not overtaken by the next one of its session", async () => {
  const { show, shown } = aChannel();
  expect(await show("released", LATER)).toEqual(LATER);
  expect((await show("opened", SENT)).is).toBe("later");
  expect(await show("elsewhere", SENT, { of: another })).toEqual(SENT);
  expect(await show("released", SENT)).toEqual(SENT);
  expect(await show("opened", SENT)).toEqual(SENT);
  expect(shown).toEqual(["elsewhere", "released", "opened"]);
});

test("what may have been shown is waited for, and after its last try nobody waits", async () => {
  const { show, shown } = aChannel();
  await show("first", { is: "unknown" });
  expect((await show("second", SENT)).is).toBe("later");
  await show("first", { is: "unknown" }, { isLastTry: true });
  expect(await show("second", SENT)).toEqual(SENT);
  expect(shown).toEqual(["second"]);
});

test("what is refused, or tried by nobody any more, holds nothing up", async () => {
  const { show, shown, passes } = aChannel();
  await show("refused", { is: "refused", code: "is_archived" });
  await show("next", SENT);
  await show("left to another process", LATER);
  passes(121_000);
  await show("last", SENT);
  expect(shown).toEqual(["next", "last"]);
});

test("two at once are shown one after the other", async () => {
  const { shown, show } = aChannel();
  await Promise.all([show("one", SENT), show("two", SENT), show("three", SENT)]);
  expect(shown).toEqual(["one", "two", "three"]);
});

test("a card that fails holds nothing up", async () => {
  let now = 0;
  const order = createOrder(() => now++);
  const failing = (): Promise<Delivered> => Promise.reject(new Error("the database is away"));
  await expect(order.take(session, "failed", false, failing)).rejects.toThrow("the database is away");
  expect(await order.take(session, "next", false, () => Promise.resolve(SENT))).toEqual(SENT);
});

test("of many at once a few wait, and the others come back: none is shown twice or out of its order", async () => {
  const { shown, show } = aChannel();
  const ids = Array.from({ length: 20 }, (_, index) => `card ${index}`);
  let left = ids;
  let rounds = 0;
  while (left.length > 0) {
    const done = await Promise.all(left.map(async (id) => ({ id, done: await show(id, SENT) })));
    left = done.filter(({ done: { is } }) => is === "later").map(({ id }) => id);
    rounds += 1;
  }
  expect(shown).toEqual(ids);
  expect(rounds).toBeGreaterThan(2);
});
