import { expect, test } from "vitest";
import { aBrowser, aRoom, inTheFirstRound, pathOf } from "./visitor.ts";

const addressIn = (page: string): string => /https?:\/\/[\w.:]+\/in\/[\w-]+/.exec(page)?.[0] ?? "";

/** No box is open, so that another device may come in. */
async function outsideABox(room: Awaited<ReturnType<typeof aRoom>>) {
  const { of } = await inTheFirstRound(room);
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "skip");
  return { of };
}

test("a second device comes in with the number its person chose, and the first stays", async () => {
  const room = await aRoom();
  const { of } = await outsideABox(room);
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  await browser.post(`/r/${seat}/second`, { csrf: browser.csrf(), pin: "4821" });
  const link = pathOf(addressIn(browser.page()));
  const other = aBrowser(room.app);
  expect((await other.post(link, {})).status).toBe(404);
  expect((await other.post(link, { number: "1111" })).status).toBe(404);
  expect((await other.post(link, { number: "48 21" })).status).toBe(200);
  expect(other.page()).toContain("Cedar");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).toContain("Cedar");
});

test("after three wrong numbers, or ten minutes, it is dead", async () => {
  const room = await aRoom();
  const { of } = await outsideABox(room);
  const { browser, seat } = of("Cedar");
  const make = async (): Promise<string> => {
    await browser.go(`/r/${seat}`);
    await browser.post(`/r/${seat}/second`, { csrf: browser.csrf(), pin: "4821" });
    return pathOf(addressIn(browser.page()));
  };
  const other = aBrowser(room.app);
  const first = await make();
  for (const number of ["1", "2", "3"]) await other.post(first, { number });
  expect((await other.post(first, { number: "4821" })).status).toBe(404);
  const second = await make();
  await room.queue.runUntil(room.clock.now() + 11 * 60_000);
  expect((await other.post(second, { number: "4821" })).status).toBe(404);
});

test.each(["", "12", "abcd", "123456789", "12 34"])("a number like %j is not taken", async (pin) => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  expect((await browser.post(`/r/${seat}/second`, { csrf: browser.csrf(), pin })).status).toBe(422);
});

test("a link with a number told by voice opens with the number alone", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  await browser.post(`/r/${seat}/invite`, { csrf: browser.csrf(), people: "Willow", numbers: "yes" });
  const page = browser.page();
  const number = /not in a message: (\d\d)\./.exec(page)?.[1] ?? "";
  const link = pathOf(addressIn(page));
  expect(number).toMatch(/^[1-9]\d$/);
  const willow = aBrowser(room.app);
  expect((await willow.post(link, {})).status).toBe(404);
  expect((await willow.post(link, { number })).status).toBe(200);
  expect(willow.page()).toContain("Willow");
});
