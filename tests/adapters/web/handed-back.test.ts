import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, inTheFirstRound, pathOf } from "./visitor.ts";

const NAMES = ["Cedar", "Birch", "Elm", "Fir", "Rowan", "Hazel"];
type Room = Awaited<ReturnType<typeof aRoom>>;
type Table = Awaited<ReturnType<typeof inTheFirstRound>>;

/** The facilitator presses Next, and everybody's last moments pass. */
async function next(room: Room, { of }: Table): Promise<void> {
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "next");
  await room.queue.runUntil(room.clock.now() + 41_000);
  await sage.browser.go(`/r/${sage.seat}`);
}

/** Everybody wrote one card, and the cards are being joined. */
async function whileJoining(room: Room): Promise<Table> {
  const table = await inTheFirstRound(room);
  for (const [index, name] of NAMES.entries()) {
    const { browser, seat } = table.of(name);
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "idea", { key: `a-key-of-${name}-0123456789`, words: `Thought ${index}` });
  }
  await next(room, table);
  return table;
}

const optionsIn = (page: string): ReadonlyMap<string, string> =>
  new Map([...page.matchAll(/<option value="([\w-]{8,})"[^>]*>([^<]*)</g)].map(([, value = "", words = ""]) => [words, value]));
const pathIn = (page: string, command: string): string =>
  new RegExp(`name="command" value="${command}"[\\s\\S]*?name="path" value="([^"]*)"`).exec(page)?.[1] ?? "";
/** What is shown to copy. */
const toCopy = (page: string): string => /to copy<\/label\s*><textarea[^>]*readonly[^>]*>\n?([^<]*)</.exec(page)?.[1] ?? "";

test("a list of invitations with a mistake in one line comes back whole, in an open form", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  const people = "Larch, observer\nYew, king\nPine";
  expect((await browser.post(`/r/${seat}/invite`, { csrf: browser.csrf(), people })).status).toBe(422);
  expect(browser.page()).toContain("Line 2: there is no such role");
  expect(browser.page()).toMatch(/<details class="invite" id="invite"\s+open>/);
  expect(browser.page()).toMatch(/name="people"[^>]*>\nLarch, observer\nYew, king\nPine<\/textarea/);
  expect(toCopy(browser.page())).toBe("");
  await browser.go(`/r/${seat}`);
  expect(browser.page()).not.toContain("Larch");
});

test("a ranking sent after the round has closed is shown as text to copy, with the reason", async () => {
  const room = await aRoom();
  const table = await whileJoining(room);
  await next(room, table);
  await next(room, table);
  const { browser, seat } = table.of("Cedar");
  await browser.go(`/r/${seat}`);
  const options = optionsIn(browser.page());
  const choices = ["Thought 2", "Thought 0"];
  const ranking = Object.fromEntries(choices.map((words, index) => [`ranking.${index + 1}`, options.get(words) ?? ""]));
  const path = pathIn(browser.page(), "vote");
  for (const name of NAMES.slice(1)) {
    const voter = table.of(name);
    await voter.browser.go(`/r/${voter.seat}`);
    await voter.browser.act(voter.seat, "vote", { path, "ranking.1": options.get("Thought 1") ?? "" });
  }
  await next(room, table);
  const answer = await browser.act(seat, "vote", { path, ...ranking, "ranking.3": "" });
  expect(answer.status).toBe(409);
  expect(browser.page()).toMatch(/role="alert">\s*<p>That round is over|role="alert">\s*<p>Nothing is/);
  expect(toCopy(browser.page())).toBe("1. Thought 2\n2. Thought 0");
});

test("a ranking that is refused while its round is open is in its form again", async () => {
  const room = await aRoom();
  const table = await whileJoining(room);
  await next(room, table);
  await next(room, table);
  const { browser, seat } = table.of("Cedar");
  await browser.go(`/r/${seat}`);
  const twice = optionsIn(browser.page()).get("Thought 3") ?? "";
  const path = pathIn(browser.page(), "vote");
  expect((await browser.act(seat, "vote", { path, "ranking.1": twice, "ranking.2": twice })).status).toBe(422);
  expect(browser.page().split(`value="${twice}" dir="auto"  selected`)).toHaveLength(3);
  expect(toCopy(browser.page())).toBe("");
});

test("ticks and words of a form that joins cards come back into it, or as text once its round is over", async () => {
  const room = await aRoom();
  const table = await whileJoining(room);
  const { browser, seat } = table.of("Sage");
  const cards = [...browser.page().matchAll(/name="items"\s+value="([^"]+)"/g)].map(([, value = ""]) => value);
  const path = pathIn(browser.page(), "organise");
  const send = (items: readonly string[], words: string): Promise<Response> =>
    browser.go(`/r/${seat}/do`, {
      method: "POST",
      body: new URLSearchParams([
        ["csrf", browser.csrf()],
        ["command", "organise"],
        ["path", path],
        ["do", "merge"],
        ...items.map((item): [string, string] => ["items", item]),
        ["words", words],
      ]).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  const [first = "", second = ""] = cards;
  expect((await send([first], "One card alone")).status).toBe(409);
  expect(browser.page()).toMatch(new RegExp(`value="${first}"\\s+checked`));
  expect(browser.page()).toMatch(/name="words"[^>]*>\nOne card alone<\/textarea/);
  expect(toCopy(browser.page())).toBe("");

  await next(room, table);
  expect((await send([first, second], "Late")).status).toBe(409);
  expect(toCopy(browser.page())).toMatch(/^Thought \d\nThought \d\nLate$/);
});

test("words sent from a page of before they were withdrawn come back into a form that takes them as new ones", async () => {
  const { of } = await inTheFirstRound(await aRoom());
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const key = "a-key-0123456789";
  await browser.act(seat, "idea", { key, words: "Share the readings" });
  await browser.act(seat, "withdraw", { key });
  expect((await browser.act(seat, "idea", { key, words: "Share them weekly" })).status).toBe(422);
  expect(browser.page()).toContain("You withdrew that one.");
  expect(browser.page()).toMatch(/name="words"[^>]*>\nShare them weekly<\/textarea/);
  const fresh = /name="key"\s+value="([^"]+)"/.exec(browser.page())?.[1] ?? "";
  expect(fresh).not.toBe(key);
  expect((await browser.act(seat, "idea", { key: fresh, words: "Share them weekly" })).status).toBe(200);
});

test("words that another site made a known device send are shown nowhere", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  const other = await aRoom();
  const host = aBrowser(other.app);
  await host.post(pathOf(other.hostAddress), {});
  for (const [who, path, field] of [
    [browser, `/r/${seat}/do`, "command=floor&words"],
    [browser, `/r/${seat}/invite`, "people"],
    [host, "/host/plan", "title"],
  ] as const) {
    const answer = await who.go(path, {
      method: "POST",
      body: `csrf=x&${field}=Call+us`,
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
    });
    expect(answer.status).toBe(403);
    expect(who.page()).not.toContain("Call us");
  }
});

test("a point that is refused is in the form for points again", async () => {
  const room = await aRoom();
  const table = await whileJoining(room);
  await next(room, table);
  const { browser, seat } = table.of("Sage");
  const path = pathIn(browser.page(), "floor");
  const words = "Call the station on\n+33 6 12 34 56 78";
  expect((await browser.act(seat, "floor", { path, do: "capture", words })).status).toBe(422);
  expect(browser.page()).toContain("Call the station on\n+33 6 12 34 56 78</textarea");
  await next(room, table);
  await browser.act(seat, "floor", { path, do: "capture", words: "Too late" });
  expect(toCopy(browser.page())).toBe("Too late");
});

test("a plan with a mistake comes back with the texts of its method", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/plan");
  const inputs = { "input.single-text.draft": "Each side reads the gauge.\n\nBoth publish." };
  const form = { ...aPlan, ...inputs, protocol: "single-text", minutes: "soon", "side.1": "North" };
  expect((await host.post("/host/plan", { csrf: host.csrf(), once: "o", ...form })).status).toBe(422);
  expect(host.page()).toContain("Give the minutes as a number");
  for (const typed of ['value="soon"', 'value="North"', 'value="Water"', "Cedar\nBirch\nElm"]) expect(host.page()).toContain(typed);
});

test("words of a device that is not known any more go back to it, but not those another site made it send", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  const [session] = await room.store.sessions();
  if (session) await room.store.links.revoke(session.id, null);
  expect((await browser.act(seat, "idea", { key: "a-key-0123456789", words: "Share the readings" })).status).toBe(404);
  expect(toCopy(browser.page())).toBe("Share the readings");
  const foreign = await browser.go(`/r/${seat}/do`, {
    method: "POST",
    body: "words=Call+us",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
  });
  expect(foreign.status).toBe(404);
  expect(browser.page()).not.toContain("Call us");
});
