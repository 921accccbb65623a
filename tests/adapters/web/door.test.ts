import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aRoom, claim, pathOf, planned } from "./visitor.ts";

test("opening a link claims nothing, however often it is opened", async () => {
  const room = await aRoom();
  const address = (await planned(room)).get("Cedar") ?? "";
  for (let time = 0; time < 3; time += 1) expect((await aBrowser(room.app).go(pathOf(address))).status).toBe(200);
  const cedar = aBrowser(room.app);
  await claim(cedar, address);
  expect(cedar.page()).toContain("You are in as Cedar");
});

test("a link lets one device in", async () => {
  const room = await aRoom();
  const address = (await planned(room)).get("Cedar") ?? "";
  await claim(aBrowser(room.app), address);
  const second = aBrowser(room.app);
  expect((await second.post(pathOf(address), {})).status).toBe(404);
  expect(second.cookies.size).toBe(0);
});

test("a good, a used and a guessed link show the same page, to the byte", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const used = links.get("Birch") ?? "";
  await claim(aBrowser(room.app), used);
  const opened = async (path: string, method: string): Promise<string> => (await room.app.request(`${ADDRESS}${path}`, { method })).text();
  const good = await opened(pathOf(links.get("Cedar") ?? ""), "GET");
  const guesses = ["/in/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/in/x", "/in/%00%ff", "/in/..%2f..%2fetc"];
  for (const path of [pathOf(used), ...guesses]) expect(await opened(path, "GET")).toBe(good);
  const refused = await opened(pathOf(used), "POST");
  for (const path of guesses) expect(await opened(path, "POST")).toBe(refused);
});

test("nothing of the link stands in the address, the title or the page afterwards", async () => {
  const room = await aRoom();
  const address = (await planned(room)).get("Cedar") ?? "";
  const answer = await room.app.request(address, { method: "POST" });
  const token = pathOf(address).slice("/in/".length);
  expect(answer.headers.get("location")).not.toContain(token);
  expect(await (await room.app.request(address)).text()).not.toContain(token);
});

test("a page of another site can not press the button", async () => {
  const room = await aRoom();
  const address = (await planned(room)).get("Cedar") ?? "";
  const headers = [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.test" }] as const;
  for (const each of headers) expect((await room.app.request(address, { method: "POST", headers: { ...each } })).status).toBe(403);
  await claim(aBrowser(room.app), address);
});

test("each seat's cookie belongs to the seat, so two seats live in one browser", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const browser = aBrowser(room.app);
  const first = await claim(browser, links.get("Cedar") ?? "");
  const second = await claim(browser, links.get("Birch") ?? "");
  await browser.go(`/r/${first}`);
  expect(browser.page()).toContain("You are in as Cedar");
  await browser.go(`/r/${second}`);
  expect(browser.page()).toContain("You are in as Birch");
  const claimed = await room.app.request(links.get("Elm") ?? "", { method: "POST" });
  expect(claimed.headers.get("set-cookie")).toMatch(/^seat=[\w-]{43}; Max-Age=\d+; Path=\/r\/[\w-]+; HttpOnly; Secure; SameSite=Strict$/);
});

test("a stranger learns nothing of a seat", async () => {
  const room = await aRoom();
  const seat = await claim(aBrowser(room.app), (await planned(room)).get("Cedar") ?? "");
  const known = await room.app.request(`${ADDRESS}/r/${seat}`);
  const unknown = await room.app.request(`${ADDRESS}/r/nobodysseat`);
  expect(known.status).toBe(404);
  expect(await known.text()).toBe(await unknown.text());
});
