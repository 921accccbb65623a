import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, claim, inTheFirstRound, pathOf, planned, type Browser } from "./visitor.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

const addressIn = (page: string): string => /https?:\/\/[\w.:]+\/in\/[\w-]+/.exec(page)?.[0] ?? "";

/** A second device of somebody who is in. */
async function secondOf(room: Room, { browser, seat }: { browser: Browser; seat: string }): Promise<Browser> {
  await browser.go(`/r/${seat}`);
  await browser.post(`/r/${seat}/second`, { csrf: browser.csrf(), pin: "4821" });
  const other = aBrowser(room.app);
  await other.post(pathOf(addressIn(browser.page())), { number: "4821" });
  await other.go(`/r/${seat}`);
  await browser.go(`/r/${seat}`);
  return other;
}

/** Cedar at two devices, the second of which came in before the box was opened. */
async function withTwoDevices(room: Room) {
  let other: Browser | undefined;
  const { of } = await inTheFirstRound(room, undefined, async (early) => void (other = await secondOf(room, early("Cedar"))));
  const cedar = of("Cedar");
  if (!other) throw new Error("nobody came in");
  for (const device of [cedar.browser, other]) await device.go(`/r/${cedar.seat}`);
  return { cedar, other };
}

test("of two who claim one link at the same moment one is in, and the other is told that it opens nothing", async () => {
  const room = await aRoom();
  const links = await planned(room);
  for (const [name, address] of links) {
    const both = [aBrowser(room.app), aBrowser(room.app)];
    const answers = await Promise.all(both.map((each) => each.post(pathOf(address), {})));
    const [first, second] = answers.map(({ status }) => status === 200);
    expect(first, name).not.toBe(second);
    const [inside, outside] = first ? both : both.toReversed();
    expect(inside?.page(), name).toContain(name);
    expect(outside?.page(), name).not.toContain(name);
    const seat = /\/r\/([\w-]+)/.exec(inside?.page() ?? "")?.[1];
    expect((await outside?.go(`/r/${seat}`))?.status, name).toBe(404);
  }
});

test("one card that two devices of a seat send at the same moment is kept once", async () => {
  const room = await aRoom();
  const { cedar, other } = await withTwoDevices(room);
  const form = { path: "silent", key: "a-key-of-one-card-0123456789" };
  const answers = await Promise.all([
    cedar.browser.act(cedar.seat, "idea", { ...form, words: "Read the gauge together" }),
    other.act(cedar.seat, "idea", { ...form, words: "Read the gauge together, weekly" }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await other.act(cedar.seat, "mine");
  expect(other.page()).toContain("Your card, until the box opens");
  expect(other.page().match(/Read the gauge together/g)).toHaveLength(1);
});

test("each may send a card of its own, and both devices show both", async () => {
  const room = await aRoom();
  const { cedar, other } = await withTwoDevices(room);
  await Promise.all([
    cedar.browser.act(cedar.seat, "idea", { path: "silent", key: "a-key-of-a-phone-0123456789", words: "Paint the posts" }),
    other.act(cedar.seat, "idea", { path: "silent", key: "a-key-of-a-desk-0123456789", words: "Call within the hour" }),
  ]);
  for (const device of [cedar.browser, other]) {
    await device.go(`/r/${cedar.seat}`);
    await device.act(cedar.seat, "mine");
    for (const words of ["Paint the posts", "Call within the hour"]) expect(device.page()).toContain(words);
  }
});

/** Everybody in the first round of a typed circle; who is in line, the holder first. */
async function inACircle(room: Room) {
  const links = await planned(room, { ...aPlan, protocol: "circle", speech: "typed" });
  const people = new Map<string, { browser: Browser; seat: string }>();
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    const seat = await claim(browser, address);
    await browser.act(seat, "join");
    people.set(name, { browser, seat });
  }
  const of = (name: string) => people.get(name) as { browser: Browser; seat: string };
  const sage = of("Sage");
  await sage.browser.act(sage.seat, "open");
  for (const [name, { browser, seat }] of people) {
    if (name === "Sage") continue;
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "consent", { version: "1" });
  }
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "next");
  await room.queue.runUntil(room.clock.now() + 31_000);
  const inLine = async (): Promise<readonly string[]> => {
    await sage.browser.go(`/r/${sage.seat}`);
    const line = /<select[^>]*name="person"[\s\S]*?<\/select>/.exec(sage.browser.page())?.[0] ?? "";
    return [...line.matchAll(/dir="auto"[^>]*>[^<]*?(\p{L}+)/gu)].map(([, name = ""]) => name);
  };
  return { of, inLine };
}

test("a turn that is passed on two devices at once is one turn, and nobody else’s is passed with it", async () => {
  const room = await aRoom();
  const { of, inLine } = await inACircle(room);
  const [holder = "", ...rest] = await inLine();
  expect(rest).toHaveLength(5);
  const seat = of(holder);
  const other = await secondOf(room, seat);
  const answers = await Promise.all([seat.browser, other].map((each) => each.act(seat.seat, "pass", { path: "checkin" })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await inLine()).toEqual(rest);
});

test("what is said in a turn and sent again on a bad line stands there once", async () => {
  const room = await aRoom();
  const { of, inLine } = await inACircle(room);
  const [holder = ""] = await inLine();
  const { browser, seat } = of(holder);
  await browser.go(`/r/${seat}`);
  const once = /name="once" value="([\w-]+)"/.exec(browser.page())?.[1] ?? "";
  expect(once).not.toBe("");
  for (let sent = 0; sent < 2; sent++)
    expect((await browser.act(seat, "say", { path: "checkin", words: "Two gauges", once })).status).toBe(200);
  expect(browser.page().match(/Two gauges/g)).toHaveLength(1);
  expect((await browser.act(seat, "say", { path: "checkin", words: "Two gauges" })).status).toBe(200);
  expect(browser.page().match(/Two gauges/g)).toHaveLength(2);
});
