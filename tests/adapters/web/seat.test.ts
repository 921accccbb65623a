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

test("after sending, one can look at it again, change it or take it back", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  await browser.act(seat, "idea", { key: "my-own-key-1234567890", words: "Share the gauge readings" });
  expect(browser.page()).toMatch(/data-sent="idea [^"]*"[\s\S]*Show it, change or withdraw/);
  expect(browser.page()).not.toContain("Share the gauge readings");
});

test("voices are told that a round waits, never who or how many; when asked again, that the first words are gone", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const sage = of("Sage");
  const cedar = of("Cedar");
  await cedar.browser.go(`/r/${cedar.seat}`);
  await cedar.browser.act(cedar.seat, "idea", { key: "my-own-key-1234567890", words: "Share the gauge readings" });
  for (let time = 0; time < 2; time += 1) {
    await sage.browser.go(`/r/${sage.seat}`);
    await sage.browser.act(sage.seat, "next");
    await room.queue.runUntil(room.clock.now() + 41_000);
  }
  await cedar.browser.go(`/r/${cedar.seat}`);
  expect(cedar.browser.page()).toContain("What was sent stays shut for now.");
  await sage.browser.go(`/r/${sage.seat}`);
  expect(sage.browser.page()).not.toContain("What was sent stays shut for now.");
  await sage.browser.act(sage.seat, "again");
  await cedar.browser.go(`/r/${cedar.seat}`);
  expect(cedar.browser.page().split("what was sent is erased unread")).toHaveLength(2);
});

test("whoever leads is warned before they leave, and may come back; others come back by a new invitation", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  expect(sage.browser.page()).toContain("Nobody who leads would be left");
  await sage.browser.act(sage.seat, "leave");
  expect(sage.browser.page()).toContain("You have left.");
  await sage.browser.act(sage.seat, "join");
  expect(sage.browser.page()).toContain('class="console"');
  const cedar = of("Cedar");
  await cedar.browser.go(`/r/${cedar.seat}`);
  const csrf = cedar.browser.csrf();
  await cedar.browser.act(cedar.seat, "leave");
  expect(cedar.browser.page()).not.toContain("<form");
  expect((await cedar.browser.act(cedar.seat, "join", { csrf })).status).toBe(409);
});

test("the button says what comes next", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  expect(browser.page().replaceAll(/[\u2068\u2069]/g, "")).toContain("Next: Join cards that say the same");
});

test("a conversation that nobody has begun says when it ends by itself", async () => {
  const room = await aRoom();
  const browser = aBrowser(room.app);
  const seat = await claim(browser, (await planned(room)).get("Sage") ?? "");
  await browser.act(seat, "join");
  expect(browser.page()).toMatch(/ends by itself on February \d, 2026/);
});

test("clearance is two choices, before what is to be read", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const sage = of("Sage");
  const session = (await room.store.sessions())[0]?.id;
  if (!session) throw new Error("there is no session");
  const now = async () => Object.values((await room.engine.state(session))?.runs ?? {})[0];
  for (let run = await now(); run && run.spec.kind !== "report"; run = await now())
    await sage.browser.act(sage.seat, "skip", { path: run.path });
  await room.queue.runUntil(room.clock.now() + 1_000);
  await sage.browser.go(`/r/${sage.seat}`);
  expect(sage.browser.page()).toContain("Next: show it to everybody who took part");
  await sage.browser.act(sage.seat, "next");
  await room.queue.runUntil(room.clock.now() + 31_000);
  const cedar = of("Cedar");
  await cedar.browser.go(`/r/${cedar.seat}`);
  const [fine, these, read] = ["Nothing points to anyone", "These parts point to somebody", "How this may be used"].map((words) =>
    cedar.browser.page().indexOf(words),
  ) as [number, number, number];
  expect(fine).toBeGreaterThan(0);
  expect(these).toBeGreaterThan(fine);
  expect(read).toBeGreaterThan(these);
  expect(cedar.browser.page()).not.toMatch(/<label[^>]*>p\d+/);
  expect(cedar.browser.page()).toContain('href="#answer"');
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
