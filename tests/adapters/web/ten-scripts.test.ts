import { expect, test } from "vitest";
import { aBrowser, aPlan, aRoom, claim, planned, type Browser } from "./visitor.ts";

const NAMES = {
  Latin: "Zoë Brûlé-O’Neil",
  Cyrillic: "Марія Коваль",
  Greek: "Ελένη Νικολάου",
  Arabic: "ليلى حداد",
  Hebrew: "דוד כהן",
  Devanagari: "अनिता शर्मा",
  Han: "王 小明",
  Hangul: "김 민준",
  Thai: "สมชาย ใจดี",
  Georgian: "ნინო ბერიძე",
} as const;

const ALL = Object.values(NAMES);
const plain = (page: string): string => page.replaceAll(/[\u2066-\u2069]/g, "").replaceAll("&#39;", "'");

async function aTable() {
  const room = await aRoom();
  const links = await planned(room, { ...aPlan, people: ALL.join("\n") });
  const people = new Map<string, { browser: Browser; seat: string }>();
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    const seat = await claim(browser, address);
    await browser.act(seat, "join");
    people.set(name, { browser, seat });
  }
  const of = (name: string): { browser: Browser; seat: string } => people.get(name) as { browser: Browser; seat: string };
  const sage = of("Sage");
  await sage.browser.act(sage.seat, "open");
  for (const name of ALL) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "consent", { version: "1" });
  }
  const next = async (): Promise<void> => {
    await sage.browser.go(`/r/${sage.seat}`);
    await sage.browser.act(sage.seat, "next");
    await room.queue.runUntil(room.clock.now() + 41_000);
    await sage.browser.go(`/r/${sage.seat}`);
  };
  await next();
  return { room, links, of, sage, next };
}

test("each has a link under their own name, in the order of the list", async () => {
  const links = await planned(await aRoom(), { ...aPlan, people: ALL.join("\n") });
  expect([...links.keys()]).toEqual(["Sage", ...ALL]);
  for (const address of links.values()) expect(address).toMatch(/^https:\/\/parley\.test\/in\/[\w-]+$/);
});

test("each is greeted by their name, and the facilitator sees all, each kept apart from the sentence around it", async () => {
  const { of, sage } = await aTable();
  const list = sage.browser.page().slice(sage.browser.page().indexOf('<section class="people">'));
  const places = ALL.map((name) => list.indexOf(`<bdi dir="auto">${name}</bdi>`));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places[0]).toBeGreaterThan(0);
  for (const name of ALL) expect(of(name).browser.page()).toContain(`<bdi dir="auto">${name}</bdi>`);
});

test("the same name is the same in any dress, and another is another", async () => {
  const { sage } = await aTable();
  const invite = (people: string): Promise<Response> => sage.browser.post(`/r/${sage.seat}/invite`, { csrf: sage.browser.csrf(), people });
  for (const name of [NAMES.Greek.toUpperCase(), NAMES.Cyrillic.toLowerCase(), NAMES.Latin.normalize("NFD")]) {
    expect((await invite(name)).status, name).toBe(409);
    await sage.browser.go(`/r/${sage.seat}`);
  }
  expect((await invite("მარიამ ბერიძე")).status).toBe(200);
});

test.each(Object.entries(NAMES))("a %s name in a card is asked about or handed back before anybody can read it", async (_, name) => {
  const { of } = await aTable();
  const author = name === NAMES.Greek ? NAMES.Latin : NAMES.Greek;
  const { browser, seat } = of(author);
  await browser.go(`/r/${seat}`);
  for (const words of [`Ask ${name} about it`, `${name.split(" ")[0] ?? ""} knows`]) {
    const answer = await browser.act(seat, "idea", { path: "silent", key: "a-key-of-a-name-0123456789", words });
    expect(answer.status, words).toBe(422);
    expect(plain(browser.page())).toContain(words);
  }
});

test("no name of any script is in what is released", async () => {
  const { room, of, sage, next } = await aTable();
  for (const [index, name] of ALL.entries()) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    await browser.act(seat, "idea", { path: "silent", key: `a-key-of-${index}-0123456789`, words: `Thought number ${index}` });
  }
  await next();
  await next();
  const { browser, seat } = of(NAMES.Thai);
  await browser.go(`/r/${seat}`);
  const released = browser.page().slice(browser.page().indexOf('<section class="results">'));
  expect(released).toContain("Thought number 9");
  for (let rest = 0; rest < 4; rest++) await sage.browser.act(sage.seat, "skip");
  await room.queue.runUntil(room.clock.now() + 41_000);
  await next();
  await room.queue.runUntil(room.clock.now() + 25 * 3_600_000);
  const recap = await (await browser.go(`/r/${seat}/artefact/1.md`)).text();
  expect(recap).toContain("What would help?");
  for (const name of ALL) for (const word of name.split(" ")) expect(recap).not.toContain(word);
});
