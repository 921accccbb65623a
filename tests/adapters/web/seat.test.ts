import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aRoom, claim, inTheFirstRound, planned } from "./visitor.ts";

test("terms come before anything else, then the round", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).toContain("Write in silence");
  expect(browser.page()).toContain("Nobody in the room sees who wrote this.");
  expect(browser.page()).toMatch(/data-left="\d+"/);
});

test("what is sent is received once, and the address holds nothing", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const key = /name="key"\s+value="([^"]+)"/.exec(browser.page())?.[1] ?? "";
  const answer = await browser.act(seat, "idea", { key, words: "Share the gauge readings" });
  expect(answer.status).toBe(200);
  expect(browser.page()).toContain("Received, once.");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).not.toContain("Received, once.");
  expect(browser.page()).not.toContain("Share the gauge readings");
  await browser.act(seat, "mine");
  expect(browser.page()).toContain("Share the gauge readings");
});

test("a refusal says why and puts the words back into the form", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const words = "  Call <me> on\n+33 6 12 34 56 78";
  const answer = await browser.act(seat, "idea", { key: "my-own-key-1234567890", words });
  expect(answer.status).toBe(422);
  expect(browser.page()).toContain('role="alert"');
  expect(browser.page()).toMatch(/<textarea[^>]*>\n {2}Call &lt;me&gt; on\n\+33 6 12 34 56 78<\/textarea/);
  expect(browser.page()).toMatch(/name="key"\s+value="my-own-key-1234567890"/);
});

test("a word that may be a name is asked about, and sent when the person says so", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const first = await browser.act(seat, "idea", { key: "my-own-key-1234567890", words: "Plant an elm at the gauge" });
  expect(first.status).toBe(422);
  if (!browser.page().includes("Not a person, send")) return;
  const second = await browser.act(seat, "idea", { key: "my-own-key-1234567890", words: "Plant an elm at the gauge", confirm: "yes" });
  expect(second.status).toBe(200);
});

test("without the token of the device nothing is done, and the words come back", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  const other = of("Birch");
  await browser.go(`/r/${seat}`);
  for (const csrf of ["", "x", other.browser.csrf()]) {
    const answer = await browser.act(seat, "idea", { csrf, key: "my-own-key-1234567890", words: "Share readings" });
    expect(answer.status).toBe(403);
    expect(browser.page()).toContain("Share readings");
  }
  await browser.go(`/r/${seat}`);
  await browser.act(seat, "mine");
  expect(browser.page()).not.toContain("Share readings");
});

test("a command there is not, or one with wrong options, is refused in a sentence", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  for (const command of ["", "nothing", "constructor", "__proto__", "plan", "extend"]) {
    expect((await browser.act(seat, command)).status).toBe(422);
  }
});

test("a participant's page has no console, and its commands are refused", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).not.toContain('class="console"');
  expect((await browser.act(seat, "close")).status).toBe(409);
  expect((await browser.post(`/r/${seat}/link`, { csrf: browser.csrf(), person: "anybody" })).status).toBe(422);
  expect((await browser.post(`/r/${seat}/invite`, { csrf: browser.csrf(), people: "Larch" })).status).toBe(409);
});

test("the script gets the page's content alone, and no notice is used up by it", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  const answer = await browser.go(`/r/${seat}`, { headers: { "x-fragment": "1" } });
  expect(await answer.text()).not.toContain("<html");
  expect(answer.headers.get("x-version")).toMatch(/^\d+$/);
});

test("too many requests are refused, and the words come back", async () => {
  const room = await aRoom();
  const browser = aBrowser(room.app);
  const seat = await claim(browser, (await planned(room)).get("Cedar") ?? "");
  const csrf = browser.csrf();
  let last = 200;
  for (let count = 0; count < 260 && last !== 429; count += 1)
    last = (await room.app.request(`${ADDRESS}/r/${seat}`, { headers: { cookie: cookieOf(browser) } })).status;
  expect(last).toBe(429);
  const answer = await browser.act(seat, "idea", { csrf, key: "my-own-key-1234567890", words: "Share readings" });
  expect(answer.status).toBe(429);
  expect(browser.page()).toContain("Share readings");
});

const cookieOf = (browser: ReturnType<typeof aBrowser>): string => [...browser.cookies.values()].map(({ pair }) => pair).join("; ");
