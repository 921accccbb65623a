import { expect, test } from "vitest";
import { aBrowser, aRoom, claim, inTheFirstRound, pathOf, planned, type Browser } from "./visitor.ts";

const bare = (page: string): string => page.replaceAll(/[\u2066-\u2069]/g, "");
const numberOn = (page: string): string => /class="number"><bdi dir="ltr">(\d{6})</.exec(page)?.[1] ?? "";
const seatOf = (page: string): string => /action="\/r\/([\w-]+)\/ask"/.exec(page)?.[1] ?? "";
const tokenOf = (address: string): string => pathOf(address).slice("/in/".length);

/** Six people and their facilitator in the lobby, everybody by their link. */
async function inTheLobby() {
  const room = await aRoom();
  const links = await planned(room);
  const people = new Map<string, { browser: Browser; seat: string }>();
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    const seat = await claim(browser, address);
    await browser.act(seat, "join");
    people.set(name, { browser, seat });
  }
  const of = (name: string) => people.get(name) as { browser: Browser; seat: string };
  const linkOf = (name: string): string => links.get(name) ?? "";
  return { room, of, linkOf };
}

/** Another device of this person, waiting at the door. */
async function knocks(room: Awaited<ReturnType<typeof aRoom>>, link: string): Promise<{ browser: Browser; seat: string; number: string }> {
  const browser = aBrowser(room.app);
  expect((await browser.post(pathOf(link), {})).status).toBe(409);
  const seat = seatOf(browser.page());
  expect((await browser.post(`/r/${seat}/ask`, { link: tokenOf(link) })).status).toBe(200);
  return { browser, seat, number: numberOn(browser.page()) };
}

/** Of the knock with this number, as the team's page has it. */
const knockOn = (page: string, number: string): string =>
  new RegExp(`value="([\\w-]+ \\w+)"[^]*?<bdi dir="ltr">${number}<`).exec(page.slice(page.indexOf('id="knocks"')))?.[1] ?? "";

async function answered(sage: { browser: Browser; seat: string }, number: string, admit: "in" | "alone" | "no"): Promise<Response> {
  await sage.browser.go(`/r/${sage.seat}`);
  const knock = knockOn(sage.browser.page(), number);
  return sage.browser.post(`/r/${sage.seat}/admit`, { csrf: sage.browser.csrf(), knock, admit });
}

test("a device whose link is used shows a number, the team lets it in, everybody is told, and the first device stays", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  expect(number).toMatch(/^\d{6}$/);
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
  await answered(of("Sage"), number, "in");
  expect(of("Sage").browser.page()).toContain("The device is in");
  expect((await browser.go(`/r/${seat}/ask`)).status).toBe(200);
  expect(bare(browser.page())).toContain("Cedar");
  expect((await of("Cedar").browser.go(`/r/${of("Cedar").seat}`)).status).toBe(200);
  await of("Sage").browser.act(of("Sage").seat, "open");
  for (const name of ["Cedar", "Birch"]) {
    const { browser: own, seat: at } = of(name);
    await own.go(`/r/${at}`);
    await own.act(at, "consent", { version: "1" });
    await own.go(`/r/${at}`);
    expect(bare(own.page())).toMatch(/Sage let in another device of Cedar \(/);
  }
});

test("one that was sent away stays out, and asks no more", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  await answered(of("Sage"), number, "no");
  expect((await browser.go(`/r/${seat}/ask`)).status).toBe(403);
  expect(browser.page()).toContain("did not let this device in");
  await of("Sage").browser.go(`/r/${of("Sage").seat}`);
  expect(of("Sage").browser.page()).not.toContain('id="knocks"');
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
});

test("a page that was closed is not let in", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  const knock = /name="knock"\s+value="([^"]+)"/.exec(sage.browser.page())?.[1] ?? "";
  expect(sage.browser.page()).toContain(number);
  await room.queue.runUntil(room.clock.now() + 4 * 60_000);
  const late = await sage.browser.post(`/r/${sage.seat}/admit`, { csrf: sage.browser.csrf(), knock, admit: "in" });
  expect(late.status).toBe(409);
  expect(sage.browser.page()).toContain("No device with this number is waiting");
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
});

test("voices can let nobody in, and the team nobody whom nobody asked for", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  const knock = /name="knock"\s+value="([^"]+)"/.exec(sage.browser.page())?.[1] ?? "";
  const birch = of("Birch");
  await birch.browser.go(`/r/${birch.seat}`);
  await birch.browser.post(`/r/${birch.seat}/admit`, { csrf: birch.browser.csrf(), knock, admit: "in" });
  const person = knock.split(" ")[0] ?? "";
  expect(sage.browser.page()).toContain(number);
  for (const forged of [`${person} 0000`, `somebody ${knock.split(" ")[1]}`, "", "x"])
    expect((await sage.browser.post(`/r/${sage.seat}/admit`, { csrf: sage.browser.csrf(), knock: forged, admit: "in" })).status).toBe(409);
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
});

test("while a sealed box is open nobody gets a second key to somebody's words", async () => {
  const room = await aRoom();
  const { of, linkOf } = await inTheFirstRoundWithLinks(room);
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  const answer = await answered(of("Sage"), number, "in");
  expect(answer.status).toBe(409);
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
});

test("whoever opens their own link again, on the device that went in with it, comes to their page", async () => {
  const { of, linkOf } = await inTheLobby();
  const { browser, seat } = of("Cedar");
  const before = browser.cookies.get(`/r/${seat} seat`)?.pair;
  await browser.post(pathOf(linkOf("Cedar")), {});
  expect((await browser.post(`/r/${seat}/ask`, { link: tokenOf(linkOf("Cedar")) })).status).toBe(200);
  expect(bare(browser.page())).toContain("Cedar");
  expect(browser.cookies.get(`/r/${seat} seat`)?.pair).toBe(before);
});

test("a guessed, an unused and another seat's link let nobody ask", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const stranger = aBrowser(room.app);
  const { seat } = of("Cedar");
  for (const link of ["guessguessguessguess", tokenOf(linkOf("Birch")), tokenOf(room.hostAddress)])
    expect((await stranger.post(`/r/${seat}/ask`, { link })).status).toBe(404);
  expect((await stranger.go(`/r/${seat}/ask`)).status).toBe(404);
  expect(stranger.cookies.size).toBe(0);
});

test("after a new link the old one lets nobody ask any more", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  const person = /name="knock"\s+value="([\w-]+) /.exec(sage.browser.page())?.[1] ?? "";
  await sage.browser.post(`/r/${sage.seat}/link`, { csrf: sage.browser.csrf(), person });
  expect((await browser.go(`/r/${seat}/ask`)).status).toBe(404);
  expect((await aBrowser(room.app).post(pathOf(linkOf("Cedar")), {})).status).toBe(404);
  expect(number).not.toBe("");
});

async function inTheFirstRoundWithLinks(room: Awaited<ReturnType<typeof aRoom>>) {
  let links: ReadonlyMap<string, string> = new Map();
  const { of } = await inTheFirstRound(room, (given) => void (links = given));
  return { of, linkOf: (name: string): string => links.get(name) ?? "" };
}

test("two that ask with one link show different numbers, and one that was let in alone shuts the other out", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const [one, two] = [await knocks(room, linkOf("Cedar")), await knocks(room, linkOf("Cedar"))];
  expect(one.number).not.toBe(two.number);
  await answered(of("Sage"), one.number, "alone");
  expect((await one.browser.go(`/r/${one.seat}`)).status).toBe(200);
  expect((await of("Cedar").browser.go(`/r/${of("Cedar").seat}`)).status).toBe(404);
  // The link they came by is dead with it.
  expect((await two.browser.go(`/r/${two.seat}/ask`)).status).toBe(404);
  expect((await answered(of("Sage"), two.number, "in")).status).toBe(409);
});

test("a device with a secret of its own choosing is shown no number", async () => {
  const { room, linkOf } = await inTheLobby();
  const { browser, seat } = await knocks(room, linkOf("Cedar"));
  browser.cookies.set(`/r/${seat} seat`, { path: `/r/${seat}`, pair: `seat=${"a".repeat(43)}.1` });
  expect((await browser.go(`/r/${seat}/ask`)).status).toBe(404);
});

test("nobody asks with one link all day", async () => {
  const { room, linkOf } = await inTheLobby();
  for (let asked = 0; asked < 10; asked++) await knocks(room, linkOf("Cedar"));
  const browser = aBrowser(room.app);
  await browser.post(pathOf(linkOf("Cedar")), {});
  expect((await browser.post(`/r/${seatOf(browser.page())}/ask`, { link: tokenOf(linkOf("Cedar")) })).status).toBe(429);
});

test("a locked device that opens its own link is asked for its number, and is not lost", async () => {
  const { of, linkOf } = await inTheLobby();
  const { browser, seat } = of("Cedar");
  await of("Sage").browser.act(of("Sage").seat, "open");
  await browser.go(`/r/${seat}`);
  await browser.act(seat, "consent", { version: "1" });
  await browser.post(`/r/${seat}/pin`, { csrf: browser.csrf(), pin: "4821" });
  await browser.post(`/r/${seat}/lock`, { csrf: browser.csrf() });
  expect((await browser.post(`/r/${seat}/ask`, { link: tokenOf(linkOf("Cedar")) })).status).toBe(423);
  expect((await browser.post(`/r/${seat}/unlock`, { pin: "4821" })).status).toBe(200);
});

test("while a sealed box is open no link of somebody who is in opens, however it was made", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRoundWithLinks(room);
  const { browser, seat } = of("Cedar");
  await browser.go(`/r/${seat}`);
  await browser.post(`/r/${seat}/second`, { csrf: browser.csrf(), pin: "4821" });
  const link = pathOf(/https?:\/\/[\w.:]+\/in\/[\w-]+/.exec(browser.page())?.[0] ?? "");
  const other = aBrowser(room.app);
  expect((await other.post(link, { number: "4821" })).status).toBe(409);
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "skip");
  expect((await other.post(link, { number: "4821" })).status).toBe(200);
  await of("Birch").browser.go(`/r/${of("Birch").seat}`);
  expect(bare(of("Birch").browser.page())).toMatch(/Cedar came in from another device/);
});

test("somebody shuts out every other device of theirs", async () => {
  const { room, of, linkOf } = await inTheLobby();
  const { browser, seat, number } = await knocks(room, linkOf("Cedar"));
  await answered(of("Sage"), number, "in");
  await of("Sage").browser.act(of("Sage").seat, "open");
  const own = of("Cedar");
  await own.browser.go(`/r/${own.seat}`);
  await own.browser.act(own.seat, "consent", { version: "1" });
  await own.browser.go(`/r/${own.seat}`);
  expect((await own.browser.post(`/r/${own.seat}/others`, { csrf: own.browser.csrf() })).status).toBe(200);
  expect((await browser.go(`/r/${seat}`)).status).toBe(404);
});
