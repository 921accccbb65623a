import { expect, test } from "vitest";
import { aRoom, inTheFirstRound } from "./visitor.ts";

const NAMES = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel"];
const HOUR = 3_600_000;
type Room = Awaited<ReturnType<typeof aRoom>>;
type Table = Awaited<ReturnType<typeof inTheFirstRound>>;

/** Everybody writes a card but those who are away. */
async function write({ of }: Table, away: readonly string[]): Promise<void> {
  for (const name of NAMES.filter((each) => !away.includes(each))) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "idea", { key: `a-key-of-${name}-0123456789`, words: `Thought of ${name.length}` });
  }
}

async function next(room: Room, { of }: Table): Promise<void> {
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  await browser.act(seat, "next");
  await room.queue.runUntil(room.clock.now() + 41_000);
}

const fieldOf = (page: string, command: string, name: string): string =>
  new RegExp(`name="command" value="${command}"[\\s\\S]*?name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";

/** Where the conversation stands, as one's own page says. */
async function versionOf({ of }: Table, name: string): Promise<string | null> {
  const { browser, seat } = of(name);
  return (await browser.go(`/r/${seat}`, { headers: { "x-fragment": "1" } })).headers.get("x-version");
}

test("a phone that wakes after an hour and sends from its old page keeps its words, and changes nothing", async () => {
  const room = await aRoom();
  const table = await inTheFirstRound(room);
  const { browser, seat } = table.of("Cedar");
  await browser.go(`/r/${seat}`);
  const csrf = browser.csrf();
  const old = { path: fieldOf(browser.page(), "idea", "path"), key: fieldOf(browser.page(), "idea", "key") };
  expect(old.path).toBe("silent");
  await write(table, ["Cedar"]);
  await next(room, table);
  await next(room, table);
  await room.queue.runUntil(room.clock.now() + HOUR);

  const before = await versionOf(table, "Sage");
  const words = "Read the gauge at the old bridge";
  const answer = await browser.post(`/r/${seat}/do`, { csrf, command: "idea", ...old, words });
  expect(answer.status).toBe(409);
  expect(browser.page()).toContain(words);
  expect(browser.page()).toContain("What does it mean?");
  expect(await versionOf(table, "Sage")).toBe(before);
  await table.of("Sage").browser.go(`/r/${table.of("Sage").seat}`);
  expect(table.of("Sage").browser.page()).not.toContain(words);
  // Awake, its page is the one of now.
  await browser.go(`/r/${seat}`, { headers: { "x-fragment": "1" } });
  expect((await browser.go(`/r/${seat}`)).headers.get("x-version")).toBe(before);
});

test("a facilitator’s old page does not end the round that came after", async () => {
  const room = await aRoom();
  const table = await inTheFirstRound(room);
  await write(table, []);
  const { browser, seat } = table.of("Sage");
  await browser.go(`/r/${seat}`);
  const csrf = browser.csrf();
  const path = fieldOf(browser.page(), "next", "path");
  await next(room, table);
  await browser.go(`/r/${seat}`);
  expect(browser.page()).toContain("Join cards that say the same");
  const before = await versionOf(table, "Sage");
  for (const command of ["next", "skip", "extend", "pause", "undo"]) {
    const answer = await browser.post(`/r/${seat}/do`, { csrf, command, path, minutes: "3" });
    expect(answer.status, command).toBe(409);
  }
  await room.queue.runUntil(room.clock.now() + 60_000);
  expect(await versionOf(table, "Sage")).toBe(before);
});

test("a form of the writing round is refused in every later round, and an old floor is nobody’s turn", async () => {
  const room = await aRoom();
  const table = await inTheFirstRound(room);
  await write(table, []);
  const { browser, seat } = table.of("Cedar");
  await browser.go(`/r/${seat}`);
  const csrf = browser.csrf();
  for (let round = 0; round < 3; round++) {
    await next(room, table);
    for (const form of [
      { command: "idea", path: "silent", key: "a-key-of-a-page-0123456789", words: "Late" },
      { command: "withdraw", path: "silent", key: "a-key-of-Cedar-0123456789" },
    ]) {
      expect((await browser.post(`/r/${seat}/do`, { csrf, ...form })).status, `${form.command} ${round}`).toBe(409);
    }
  }
  expect((await browser.post(`/r/${seat}/do`, { csrf, command: "floor", path: "clarify", do: "raise" })).status).toBe(409);
});
