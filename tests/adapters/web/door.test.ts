import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aRoom, claim, pathOf, planned } from "./visitor.ts";

const DAY_MS = 24 * 3_600_000;

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
  expect((await second.post(pathOf(address), {})).status).toBe(409);
  expect(second.page()).toContain("This link has been used.");
  expect(second.cookies.size).toBe(0);
});

test("a good, a used and a guessed link open the same page, to the byte; pressing tells whose link was used", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const used = links.get("Birch") ?? "";
  await claim(aBrowser(room.app), used);
  const opened = async (path: string, method: string): Promise<string> => (await room.app.request(`${ADDRESS}${path}`, { method })).text();
  const good = await opened(pathOf(links.get("Cedar") ?? ""), "GET");
  const guesses = ["/in/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/in/x", "/in/%00%ff", "/in/..%2f..%2fetc"];
  for (const path of [pathOf(used), ...guesses]) expect(await opened(path, "GET")).toBe(good);
  const refused = await opened(guesses[0] ?? "", "POST");
  for (const path of guesses) expect(await opened(path, "POST")).toBe(refused);
  expect(await opened(pathOf(used), "POST")).toContain("If it was not, tell the facilitator now");
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
  expect(claimed.headers.get("set-cookie")).toMatch(
    /^seat=[\w-]{43}\.\d+; Max-Age=\d+; Path=\/r\/[\w-]+; HttpOnly; Secure; SameSite=Strict$/,
  );
});

test("a stranger learns nothing of a seat", async () => {
  const room = await aRoom();
  const seat = await claim(aBrowser(room.app), (await planned(room)).get("Cedar") ?? "");
  const known = await room.app.request(`${ADDRESS}/r/${seat}`);
  const unknown = await room.app.request(`${ADDRESS}/r/nobodysseat`);
  expect(known.status).toBe(404);
  expect(await known.text()).toBe(await unknown.text());
});

test("a seat's cookie lives two weeks from the last visit, and is given anew at most once a day", async () => {
  const room = await aRoom();
  const browser = aBrowser(room.app);
  const seat = await claim(browser, (await planned(room)).get("Cedar") ?? "");
  const visit = async (path = `/r/${seat}`): Promise<readonly string[]> => (await browser.go(path)).headers.getSetCookie();
  expect(await visit()).toEqual([]);
  await room.queue.runUntil(room.clock.now() + DAY_MS);
  const secret = browser.cookies.get(`/r/${seat} seat`)?.pair.split(".")[0] ?? "";
  const [renewed = ""] = await visit();
  expect(renewed.startsWith(secret)).toBe(true);
  expect(renewed).toMatch(/; Max-Age=1209600; Path=\/r\/[\w-]+; HttpOnly; Secure; SameSite=Strict$/);
  expect(await visit()).toEqual([]);
  await room.queue.runUntil(room.clock.now() + 13 * DAY_MS);
  expect(await visit()).toHaveLength(1);
  expect(browser.page()).toContain("You are in as Cedar");
});

test("the host's cookie is renewed in the same way, and nobody else is given one", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  expect((await host.go("/host")).headers.getSetCookie()).toEqual([]);
  await room.queue.runUntil(room.clock.now() + DAY_MS);
  const given = (await host.go("/host")).headers.getSetCookie();
  expect(given.map((each) => each.split("=")[0])).toEqual(["host", "plans"]);
  const forged = { cookie: "host=abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrs.1; seat=abcdefghijklmnopqrstuvwxyzabcdefgh.1" };
  for (const path of ["/host", "/host/plan", "/r/nobodysseat"])
    expect((await room.app.request(`${ADDRESS}${path}`, { headers: forged })).headers.getSetCookie()).toEqual([]);
});
