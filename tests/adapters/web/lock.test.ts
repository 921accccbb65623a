import { expect, test } from "vitest";
import { aRoom, inTheFirstRound } from "./visitor.ts";

async function withPin(pin = "4821") {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const set = await browser.post(`/r/${seat}/pin`, { csrf: browser.csrf(), pin });
  const csrf = browser.csrf();
  const lock = () => browser.post(`/r/${seat}/lock`, { csrf });
  const unlock = (given: string) => browser.post(`/r/${seat}/unlock`, { pin: given });
  return { room, of, browser, seat, set, csrf, lock, unlock };
}

test("a locked device shows nothing and takes nothing until its number is given", async () => {
  const { browser, seat, csrf, lock, unlock } = await withPin();
  expect(browser.page()).toContain("now locks with your number");
  expect((await lock()).status).toBe(423);
  for (const page of [`/r/${seat}`, `/r/${seat}?lang=en`]) expect((await browser.go(page)).status).toBe(423);
  expect(browser.page()).not.toMatch(/Cedar|Water|What would help|data-live/);
  expect((await browser.go(`/r/${seat}/stage`)).status).toBe(404);
  const late = await browser.post(`/r/${seat}/do`, { csrf, command: "idea", words: "Measure together" });
  expect(late.status).toBe(423);
  expect(browser.page()).toContain("Measure together");
  expect((await unlock("1111")).status).toBe(422);
  expect(browser.page()).toContain("That is not the number.");
  expect((await unlock("4821")).status).toBe(200);
  expect(browser.page()).toContain("Cedar");
});

test("after five wrong numbers the device is not known any more", async () => {
  const { room, browser, seat, lock, unlock } = await withPin();
  await lock();
  for (const wrong of ["1", "2222", "", "482"]) expect((await unlock(wrong)).status).toBe(422);
  expect((await unlock("9999")).status).toBe(404);
  expect((await unlock("4821")).status).toBe(404);
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
  expect(room.failed).toEqual([]);
});

test("a device without a number does not lock; a number can be changed and taken away", async () => {
  const { browser, seat, csrf, lock, unlock } = await withPin();
  expect((await browser.post(`/r/${seat}/pin`, { csrf, pin: "777777", now: "1" })).status).toBe(422);
  await unlock("4821");
  await browser.post(`/r/${seat}/pin`, { csrf, pin: "777777", now: "4821" });
  await lock();
  expect((await unlock("4821")).status).toBe(422);
  expect((await unlock("777777")).status).toBe(200);
  await browser.post(`/r/${seat}/pin`, { csrf, pin: "", now: "777777" });
  expect(browser.page()).toContain("does not lock any more");
  expect((await lock()).status).toBe(200);
});

test.each(["12", "abcd", "123456789", "12 34"])("a number like %j is not taken", async (pin) => {
  expect((await withPin(pin)).set.status).toBe(422);
});

test("another site can neither lock nor unlock", async () => {
  const { room, browser, seat, lock } = await withPin();
  await lock();
  const cookie = browser.cookies.get(`/r/${seat} seat`)?.pair ?? "";
  const headers = { cookie, "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" };
  const answer = await room.app.request(`https://parley.test/r/${seat}/unlock`, { method: "POST", headers, body: "pin=4821" });
  expect(answer.status).toBe(403);
  expect((await browser.go(`/r/${seat}`)).status).toBe(423);
});
