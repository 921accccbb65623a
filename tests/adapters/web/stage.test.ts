import { expect, test } from "vitest";
import { calendarFile } from "../../../adapters/web/receive/calendar.ts";
import { instantIn } from "../../../adapters/web/receive/zoned.ts";
import { aBrowser, aPlan, aRoom, claim, inTheFirstRound, planned, type Browser } from "./visitor.ts";

test("the stage shows the question and the clock, nothing to press, and nobody but the team opens it", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const sage = of("Sage");
  const cedar = of("Cedar");
  await sage.browser.act(sage.seat, "announce", { side: "", words: "Coffee is on the left" });
  await sage.browser.go(`/r/${sage.seat}/stage`);
  const page = sage.browser.page();
  expect(page).toContain("Write in silence");
  expect(page).toContain("What would help?");
  expect(page).toContain("Coffee is on the left");
  expect(page).toMatch(/data-left="\d+"/);
  expect(page).not.toContain("<form");
  expect(page).not.toContain("<button");
  for (const name of ["Cedar", "Birch", "Sage"]) expect(page).not.toContain(name);
  expect((await cedar.browser.go(`/r/${cedar.seat}/stage`)).status).toBe(404);
});

test("what is said in a side room is on no wall", async () => {
  const room = await aRoom();
  const names = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel", "Oak", "Ash"];
  const links = await planned(room, { ...aPlan, people: names.join("\n"), protocol: "one-two-four-all", speech: "typed" });
  const at = new Map<string, { browser: Browser; seat: string }>();
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    const seat = await claim(browser, address);
    await browser.act(seat, "join");
    at.set(name, { browser, seat });
  }
  const of = (name: string) => at.get(name) as { browser: Browser; seat: string };
  const sage = of("Sage");
  await sage.browser.act(sage.seat, "open");
  for (const name of names) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "consent", { version: "1" });
  }
  const next = async (): Promise<void> => {
    await sage.browser.go(`/r/${sage.seat}`);
    await sage.browser.act(sage.seat, "next");
    await room.queue.runUntil(room.clock.now() + 45_000);
  };
  await next();
  for (const [index, name] of names.entries()) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    const [, path = ""] = /name="command" value="idea"[\s\S]*?name="path" value="([^"]+)"/.exec(browser.page()) ?? [];
    await browser.act(seat, "idea", { path, key: `a-key-of-one-card-${index}-0123456789`, words: `Thought of number ${index}` });
  }
  await next();
  let said = 0;
  for (const name of names) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    const [, path = ""] = /name="command" value="say"[\s\S]*?name="path" value="([^"]+)"/.exec(browser.page()) ?? [];
    if (path === "") continue;
    await browser.act(seat, "say", { path, words: `Between us two, ${name}` });
    if (browser.page().includes(`Between us two, ${name}`)) said += 1;
  }
  expect(said).toBeGreaterThan(3);
  await sage.browser.go(`/r/${sage.seat}/stage`);
  expect(sage.browser.page()).not.toContain("Between us two");
  expect(sage.browser.page()).toContain("People are talking in smaller groups.");
});

test("a calendar file says when and how long, and nothing of the conversation", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Sage");
  const form = { csrf: browser.csrf(), date: "2026-12-01", time: "14:30", zone: "Asia/Beirut", minutes: "90" };
  const answer = await browser.post(`/r/${seat}/calendar`, form);
  expect(answer.headers.get("content-type")).toContain("text/calendar");
  const file = await answer.text();
  expect(file).toContain("DTSTART:20261201T123000Z\r\nDTEND:20261201T140000Z");
  for (const word of ["Water", "Sage", seat, "parley.test", "http"]) expect(file).not.toContain(word);
  for (const wrong of [{ date: "2026-02-30" }, { time: "25:00" }, { zone: "Mars/Olympus" }, { minutes: "0" }, { minutes: "x" }]) {
    const refused = await browser.post(`/r/${seat}/calendar`, { ...form, ...wrong });
    expect(refused.status).toBe(422);
    expect(browser.page()).toContain("Give a date, a time, a time zone");
  }
});

test.each([
  ["2026-07-01", "09:00", "Europe/Paris", "2026-07-01T07:00:00.000Z"],
  ["2026-12-01", "09:00", "Europe/Paris", "2026-12-01T08:00:00.000Z"],
  ["2026-12-01", "00:15", "Pacific/Auckland", "2026-11-30T11:15:00.000Z"],
  ["2026-12-01", "09:00", "Asia/Kathmandu", "2026-12-01T03:15:00.000Z"],
  ["2026-03-29", "02:30", "Europe/Paris", "2026-03-29T01:30:00.000Z"],
  ["2026-12-01", "09:00", "UTC", "2026-12-01T09:00:00.000Z"],
])("%s %s in %s", (date, time, zone, utc) => expect(new Date(instantIn(date, time, zone) ?? 0).toISOString()).toBe(utc));

test("lines of a calendar file end as the standard wants", () => {
  const file = calendarFile({ start: 0, minutes: 5, uid: "u", now: 0, summary: "A, b; c" });
  expect(file.split("\r\n").every((line) => !line.includes("\n"))).toBe(true);
  expect(file).toContain("SUMMARY:A\\, b\\; c");
});
