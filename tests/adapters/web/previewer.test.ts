import { expect, test } from "vitest";
import { ADDRESS, aBrowser, aRoom, inTheFirstRound, pathOf, planned } from "./visitor.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

/** Everything that a page leads to: links, images, and where its forms go. */
const ledTo = (page: string, from: string): readonly string[] =>
  [...page.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)]
    .map(([, to = ""]) => new URL(to.replaceAll("&amp;", "&"), new URL(from, ADDRESS)))
    .filter((to) => to.origin === ADDRESS)
    .map((to) => to.pathname + to.search);

/** Opens whatever it finds, with the cookies it was given or without any. */
async function crawl(room: Room, starts: readonly string[], cookie: string, most = 300): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  const open = [...starts];
  for (let at = open.shift(); at !== undefined && seen.size < most; at = open.shift()) {
    if (seen.has(at)) continue;
    for (const method of ["HEAD", "GET"]) {
      const answer = await room.app.request(ADDRESS + at, { method, headers: { cookie } });
      seen.set(at, answer.status);
      const to = answer.headers.get("location");
      if (to) open.push(...ledTo(` href="${to}"`, at));
      if (answer.headers.get("content-type")?.startsWith("text/html")) open.push(...ledTo(await answer.text(), at));
      else await answer.body?.cancel();
    }
  }
  return seen;
}

const stateOf = async (room: Room): Promise<string> => {
  const sessions = await room.store.sessions();
  return JSON.stringify(await Promise.all(sessions.map(({ id }) => room.engine.state(id))));
};

test("a previewer that follows every link of a message claims nothing and learns nothing", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const before = await stateOf(room);
  const seen = await crawl(room, ["/", "/host", "/rehearsal", ...[...links.values()].map(pathOf), pathOf(room.hostAddress)], "");
  expect(seen.size).toBeGreaterThan(10);
  for (const [at, status] of seen) expect(status, at).toBeLessThan(500);
  expect(await stateOf(room)).toBe(before);
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    expect((await browser.post(pathOf(address), {})).status, name).toBe(200);
  }
  expect((await aBrowser(room.app).post(pathOf(room.hostAddress), {})).status).toBe(404);
});

test("one that is somebody’s own browser changes nothing either, on any page of theirs, before, in, or after a conversation", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const host = aBrowser(room.app);
  for (const name of ["Sage", "Cedar"]) {
    const { browser, seat } = of(name);
    await browser.go(`/r/${seat}`);
    const cookie = [...browser.cookies.values()].map(({ pair }) => pair).join("; ");
    const before = await stateOf(room);
    const seen = await crawl(room, [`/r/${seat}`, `/r/${seat}/stage`, `/r/${seat}/artefact/1.md`], cookie);
    expect(seen.get(`/r/${seat}`), name).toBe(200);
    // Where forms go nothing is to be opened.
    expect(seen.get(`/r/${seat}/do`), name).toBe(303);
    expect(await stateOf(room), name).toBe(before);
  }
  expect(await host.go("/")).toBeTruthy();
  expect(room.failed).toEqual([]);
});

test("the host’s own pages make no conversation and no rehearsal by being opened", async () => {
  const room = await aRoom();
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  const cookie = [...host.cookies.values()].map(({ pair }) => pair).join("; ");
  const seen = await crawl(room, ["/", "/host"], cookie);
  for (const page of ["/host", "/host/begin", "/host/plan", "/host/methods"]) expect(seen.get(page), page).toBe(200);
  expect(await room.store.sessions()).toHaveLength(0);
});

test("one that presses the door’s button without the number told by voice is not let in", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Sage");
  await browser.go(`/r/${seat}`);
  await browser.post(`/r/${seat}/invite`, { csrf: browser.csrf(), people: "Willow", numbers: "yes" });
  const number = /not in a message: (\d\d)\./.exec(browser.page())?.[1] ?? "";
  const link = /https?:\/\/[\w.:]+\/in\/[\w-]+/.exec(browser.page())?.[0] ?? "";
  const before = await stateOf(room);
  const scanner = await room.app.request(link, {
    method: "POST",
    body: "number=",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(scanner.status).toBe(404);
  expect(scanner.headers.getSetCookie()).toEqual([]);
  expect(await stateOf(room)).toBe(before);
  expect((await aBrowser(room.app).post(pathOf(link), { number })).status).toBe(200);
});

test("one that presses the door’s button from another site is not let in, and the link stays good", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const address = links.get("Cedar") ?? "";
  for (const headers of [{ origin: "https://scanner.test" }, { "sec-fetch-site": "cross-site" }] as const) {
    const answer = await room.app.request(address, {
      method: "POST",
      body: "number=",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
    expect(answer.status).toBe(403);
  }
  expect((await aBrowser(room.app).post(pathOf(address), {})).status).toBe(200);
});

test("one that presses a door’s button uses the link up: nobody has come in, and the facilitator gives a new one", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const sage = aBrowser(room.app);
  await sage.post(pathOf(links.get("Sage") ?? ""), {});
  const before = await stateOf(room);
  const scanner = aBrowser(room.app);
  await scanner.post(pathOf(links.get("Cedar") ?? ""), {});
  expect(await stateOf(room)).toBe(before);
  const cedar = aBrowser(room.app);
  expect((await cedar.post(pathOf(links.get("Cedar") ?? ""), {})).status).not.toBe(200);
  expect(cedar.page()).toMatch(/facilitator|person who sent it/);
});
