import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createRehearsals } from "../../../adapters/rehearsal/room/rehearsals.ts";
import { newId } from "../../../src/chance.ts";
import { openLibrary } from "../../../src/protocol/library.ts";
import { kinds } from "../../../src/rounds/index.ts";
import { aTheatre, headings, MINUTE } from "./theatre.ts";
import { ADDRESS, aBrowser, aRoom, pathOf } from "./visitor.ts";

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
  const { here, engine, room } = await aTheatre();
  const first = aBrowser(here);
  for (const browser of [first, first, aBrowser(here), aBrowser(here)]) await browser.post("/rehearsal", { as: "watch" });
  expect(await engine.rehearsals()).toHaveLength(3);
  const late = aBrowser(here);
  expect((await late.post("/rehearsal", { as: "watch" })).status).toBe(409);
  expect(late.page()).toContain("Three rehearsals are going on already");
  expect((await first.post("/rehearsal", { as: "watch" })).status).toBe(200);
  expect(await engine.rehearsals()).toHaveLength(3);
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
  const foreign = await app.request("http://localhost:3000/rehearsal", {
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

test("one that is begun and left alone is erased after half an hour", async () => {
  const { visitor, pass, engine, room } = await aTheatre();
  await visitor.post("/rehearsal", { as: "facilitator" });
  const [left] = await engine.rehearsals();
  expect(left).toMatch(/^rehearsal-/);
  await pass(29 * MINUTE);
  expect(await engine.rehearsals()).toHaveLength(1);
  await pass(2 * MINUTE);
  expect(await engine.rehearsals()).toEqual([]);
  await room.close();
}, 20_000);

test("a process that starts erases what is over and was left, and not what another process plays", async () => {
  const { visitor, engine, clock, room } = await aTheatre();
  const plan = await openLibrary(fileURLToPath(new URL("../../../protocols", import.meta.url)), kinds, newId);
  const ask = () => new Response(null, { status: 404 });
  const starting = createRehearsals({ engine, plan, clock, newId, ask, failed: () => {} });
  await visitor.post("/rehearsal", { as: "watch" });
  await starting.eraseLeftOvers();
  expect(await engine.rehearsals()).toHaveLength(1);
  clock.advanceTo(clock.now() + 34 * MINUTE);
  await starting.eraseLeftOvers();
  expect(await engine.rehearsals()).toHaveLength(1);
  clock.advanceTo(clock.now() + 2 * MINUTE);
  await starting.eraseLeftOvers();
  expect(await engine.rehearsals()).toEqual([]);
  await room.close();
}, 20_000);

test("not more than twelve are begun within ten minutes", async () => {
  const { visitor, clock, engine, room } = await aTheatre();
  for (let nth = 1; nth <= 12; nth++) expect((await visitor.post("/rehearsal", { as: "watch" })).status).toBe(200);
  expect((await visitor.post("/rehearsal", { as: "watch" })).status).toBe(409);
  expect(visitor.page()).toContain("Many rehearsals were begun within a few minutes");
  // The one before goes on.
  expect(await engine.rehearsals()).toHaveLength(1);
  clock.advanceTo(clock.now() + 10 * MINUTE);
  expect((await visitor.post("/rehearsal", { as: "watch" })).status).toBe(200);
  expect(await engine.rehearsals()).toHaveLength(1);
  await room.close();
}, 20_000);

test("a form that is too large is not read", async () => {
  const { app } = await aRoom({ isReachable: false });
  const answer = await app.request("http://localhost:3000/rehearsal", {
    method: "POST",
    body: `as=watch&more=${"x".repeat(10_000)}`,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
  });
  expect(answer.status).toBe(413);
});

test("from alone to pairs, to fours, to all: watched to its recap, with one idea from each four", async () => {
  const { visitor, pass, session, seat, clock, room } = await aTheatre();
  await visitor.post("/rehearsal", { as: "watch", method: "pairs" });
  const cedar = await seat("look", "Cedar");
  const began = clock.now();
  const seen = new Set<string>();
  let version = -1;
  const isOver = await pass(10 * MINUTE, async () => {
    const now = await session();
    if (now && now.version !== version) {
      version = now.version;
      await visitor.go(`/r/${cedar}`);
      for (const heading of headings(visitor)) seen.add(heading);
    }
    return now?.status === "ended";
  });
  expect(isOver).toBe(true);
  expect((clock.now() - began) / MINUTE).toBeLessThan(4);
  for (const title of ["Alone", "In pairs", "In fours", "One idea from your four", "All"]) expect([...seen]).toContain(title);
  const recap = await (await visitor.go(`/r/${cedar}/artefact/1.md`)).text();
  expect(recap.match(/^- (?:One week of measuring|A walk along the river)/gm)).toHaveLength(2);
  expect(room.failed).toEqual([]);
  await room.close();
}, 20_000);

test("whoever asks again and again is told to wait, before anything is begun or ended", async () => {
  const { here, engine, room } = await aTheatre();
  const ask = (path: string, method: string) => here.request(`${ADDRESS}${path}`, { method });
  for (let count = 0; count < 600; count += 1) await ask("/rehearsal", "GET");
  expect((await ask("/rehearsal", "GET")).status).toBe(429);
  expect((await ask("/rehearsal", "POST")).status).toBe(429);
  expect((await ask("/rehearsal/end", "POST")).status).toBe(429);
  expect(await engine.rehearsals()).toEqual([]);
  await room.close();
}, 20_000);
