import { expect, test } from "vitest";
import type { RoomDeps } from "../../../adapters/web/deps.ts";
import { aBrowser, aRoom, pathOf, type Browser } from "./visitor.ts";

const MINUTE = 60_000;

/** A room in virtual time, in which what is waited for comes about when the test lets time pass. */
async function aTheatre(changes: Partial<RoomDeps> = {}) {
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const clock = { now: () => room.clock.now() };
  const wait = (ms: number): Promise<void> => new Promise((wake) => void sleepers.push({ at: clock.now() + ms, wake }));
  const room = await aRoom({ isReachable: false, rehearsing: { seed: 7, wait }, ...changes });
  /** Whoever was woken does what they do, until they wait again. */
  const settle = async (): Promise<void> => {
    for (let idle = 0; idle < 20; idle++) await new Promise((resolve) => setImmediate(resolve));
  };
  async function pass(ms: number, isSo: () => Promise<boolean> = async () => false): Promise<boolean> {
    const end = clock.now() + ms;
    for (;;) {
      await settle();
      if (await isSo()) return true;
      sleepers.sort((one, other) => one.at - other.at);
      const next = sleepers[0];
      if (!next || next.at > end) break;
      sleepers.shift();
      await room.queue.runUntil(next.at);
      next.wake();
    }
    await room.queue.runUntil(end);
    return isSo();
  }
  const visitor = aBrowser(room.app);
  const session = async () => {
    const [id] = await room.engine.rehearsals();
    return id ? room.engine.state(id) : null;
  };
  /** Presses a button of the page that lists the seats, for the seat of this name. */
  async function seat(does: "sit" | "look" | "back", name: string): Promise<string> {
    await visitor.go("/rehearsal");
    const row =
      visitor
        .page()
        .split("<li>")
        .find((each) => each.includes(`>${name}</bdi>`)) ?? "";
    const id = /name="seat" value="([\w-]+)"/.exec(row)?.[1] ?? "";
    await visitor.post(`/rehearsal/${does}`, { csrf: visitor.csrf(), seat: id });
    return id;
  }
  return { ...room, room, visitor, pass, session, seat };
}

const headings = (browser: Browser): readonly string[] =>
  [...browser.page().matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, words = ""]) => words.replaceAll(/<[^>]*>/g, "").trim());

test("from the first screen one is watched to the released list within about three minutes, and nothing is kept", async () => {
  const { visitor, pass, session, seat, clock, store, engine, room } = await aTheatre();
  await visitor.go("/");
  expect(visitor.page()).toContain('name="as" value="watch"');
  await visitor.post("/rehearsal", { as: "watch" });
  expect(visitor.page()).toContain("Look over Cedar");
  const cedar = await seat("look", "Cedar");
  expect(visitor.page()).toMatch(/<aside class="rehearsal"[\s\S]*REHEARSAL/);

  const began = clock.now();
  const seen = new Set<string>();
  let last = "";
  const isOver = await pass(10 * MINUTE, async () => {
    const now = await session();
    const round = Object.values(now?.runs ?? {})
      .map((run) => `${run?.path}@${run?.phaseNumber}`)
      .join();
    // Whoever looks on looks when the page says that it has moved.
    if (round !== last) {
      last = round;
      await visitor.go(`/r/${cedar}`);
      for (const heading of headings(visitor)) seen.add(heading);
    }
    return now?.status === "ended";
  });
  expect(isOver).toBe(true);
  expect((clock.now() - began) / MINUTE).toBeGreaterThan(2);
  expect((clock.now() - began) / MINUTE).toBeLessThan(4);
  for (const title of ["Write in silence", "Join cards that say the same", "What does it mean?", "First ranking", "Final ranking"])
    expect([...seen]).toContain(title);
  await visitor.go(`/r/${cedar}`);
  const list = await (await visitor.go(`/r/${cedar}/artefact/1.md`)).text();
  expect(list).toContain("Ranked list");
  for (const name of ["Cedar", "Birch", "Sage"]) expect(list).not.toMatch(new RegExp(`\\b${name}\\b`));

  expect(await engine.overview()).toEqual([]);
  await pass(6 * MINUTE);
  const [row] = await store.sessions();
  expect(row?.status).toBe("destroyed");
  expect(await store.roster(row?.id as never)).toEqual([]);
  expect(await engine.rehearsals()).toEqual([]);
  await visitor.go(`/r/${cedar}`);
  expect(visitor.page()).toContain("Nothing of it was kept");
  expect(room.failed).toEqual([]);
  await room.close();
}, 20_000);

test("whoever sits in the facilitator’s seat leads, and the invented people follow", async () => {
  const { visitor, pass, session, room } = await aTheatre();
  await visitor.post("/rehearsal", { as: "facilitator" });
  const [id] = [...visitor.cookies.values()].flatMap(({ path }) => (path.startsWith("/r/") ? [path.slice(3)] : []));
  await visitor.act(id ?? "", "open");
  // Nobody goes on but the visitor.
  await pass(5 * MINUTE);
  expect(Object.keys((await session())?.runs ?? {})).toEqual(["terms"]);
  for (const round of ["terms", "silent"]) {
    await visitor.go(`/r/${id}`);
    await visitor.act(id ?? "", "next", { path: round });
    await pass(MINUTE);
  }
  const after = await session();
  expect(Object.keys(after?.runs ?? {})).toEqual(["merge"]);
  expect(after?.outputs["silent" as never]?.items.length).toBeGreaterThanOrEqual(7);
  await room.close();
}, 20_000);

test("the invented facilitator waits for a delegate who sits here themselves, and not for ever", async () => {
  const { visitor, pass, session, room } = await aTheatre();
  await visitor.post("/rehearsal", { as: "delegate" });
  const seat = [...visitor.cookies.values()].find(({ path }) => path.startsWith("/r/"))?.path.slice(3) ?? "";
  const isIn = (round: string) => async () => Object.hasOwn((await session())?.runs ?? {}, round);
  await pass(MINUTE);
  expect(await isIn("terms")()).toBe(true);
  await visitor.go(`/r/${seat}`);
  await visitor.act(seat, "consent", { version: "1" });
  expect(await pass(MINUTE, isIn("silent"))).toBe(true);
  await pass(MINUTE);
  expect((await session())?.runs["silent" as never]).toMatchObject({ lastCall: null });
  await visitor.go(`/r/${seat}`);
  await visitor.act(seat, "idea", { path: "silent", key: "a-card-of-mine", words: "Ask the schools to read it aloud." });
  expect(await pass(MINUTE, isIn("merge"))).toBe(true);
  // Ballots are never sent from here.
  expect(await pass(6 * MINUTE, isIn("vote1"))).toBe(true);
  expect(await pass(4 * MINUTE, isIn("review"))).toBe(true);
  await room.close();
}, 20_000);

test("several seats in one browser stay apart; a seat is given back to its invented person", async () => {
  const { visitor, seat, pass, session, room } = await aTheatre();
  await visitor.post("/rehearsal", { as: "watch" });
  const cedar = await seat("sit", "Cedar");
  const birch = await seat("sit", "Birch");
  for (const [id, name] of [
    [cedar, "Cedar"],
    [birch, "Birch"],
  ] as const) {
    await visitor.go(`/r/${id}`);
    expect(visitor.page()).toMatch(new RegExp(`class="you">\\s*<bdi dir="auto">${name}<`));
  }
  await seat("back", "Cedar");
  await pass(2 * MINUTE);
  const accepted = Object.values((await session())?.members ?? {}).filter(
    (member) => member?.role === "delegate" && member.termsVersion === null,
  );
  expect(accepted).toHaveLength(1);
  await room.close();
}, 20_000);

test("not more than three go on at once; what is begun again in one browser ends the one before", async () => {
  const { app, engine, room } = await aTheatre();
  const first = aBrowser(app);
  for (const browser of [first, first, aBrowser(app), aBrowser(app)]) await browser.post("/rehearsal", { as: "watch" });
  expect(await engine.rehearsals()).toHaveLength(3);
  const late = aBrowser(app);
  expect((await late.post("/rehearsal", { as: "watch" })).status).toBe(409);
  expect(late.page()).toContain("Three rehearsals are going on already");
  await room.close();
  expect(await engine.rehearsals()).toEqual([]);
}, 20_000);

test("where others can reach the server only its host begins one", async () => {
  const { app, visitor, hostAddress, engine, room } = await aTheatre({ isReachable: true });
  await visitor.go("/");
  expect(visitor.page()).not.toContain('name="as"');
  expect((await visitor.post("/rehearsal", { as: "watch" })).status).toBe(404);
  expect((await visitor.post("/host/rehearsal", { as: "watch" })).status).toBe(404);
  const host = aBrowser(app);
  await host.post(pathOf(hostAddress), {});
  expect((await host.post("/host/rehearsal", { as: "watch" })).status).toBe(403);
  await host.go("/host");
  await host.post("/host/rehearsal", { csrf: host.csrf(), as: "watch" });
  expect(host.page()).toContain("Look over Cedar");
  await host.go("/host");
  expect(host.page()).toContain("None yet");
  expect(await engine.rehearsals()).toHaveLength(1);
  await room.close();
}, 20_000);

test("a page of another site begins none, and a stranger sees no seat of it", async () => {
  const { app, visitor, engine, room } = await aTheatre();
  const foreign = await app.request("/rehearsal", {
    method: "POST",
    body: "as=watch",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
  });
  expect(foreign.status).toBe(403);
  expect(await engine.rehearsals()).toEqual([]);
  await visitor.post("/rehearsal", { as: "watch" });
  const stranger = aBrowser(app);
  await stranger.go("/rehearsal");
  expect(stranger.page()).not.toContain("Cedar");
  await room.close();
}, 20_000);

test("one that is begun and left alone is erased after half an hour; what an earlier process left, at start", async () => {
  const { visitor, pass, engine, rehearsals, clock, room } = await aTheatre();
  await visitor.post("/rehearsal", { as: "facilitator" });
  const [left] = await engine.rehearsals();
  expect(left).toMatch(/^rehearsal-/);
  await pass(29 * MINUTE);
  expect(await engine.rehearsals()).toHaveLength(1);
  await pass(2 * MINUTE);
  expect(await engine.rehearsals()).toEqual([]);
  await visitor.post("/rehearsal", { as: "watch" });
  await rehearsals.eraseLeftOvers();
  expect(await engine.rehearsals()).toEqual([]);
  expect(clock.now()).toBeGreaterThan(0);
  await pass(MINUTE);
  await room.close();
}, 20_000);

test("a form that is too large is not read", async () => {
  const { app } = await aRoom({ isReachable: false });
  const answer = await app.request("https://parley.test/rehearsal", {
    method: "POST",
    body: `as=watch&more=${"x".repeat(10_000)}`,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
  expect(answer.status).toBe(413);
});
