import { expect, test } from "vitest";
import { aRoom, inTheFirstRound } from "./visitor.ts";

const HOUR = 3_600_000;

test("after 72 hours a device that took part finds that all is erased, and the summary; one that left finds nothing", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const sage = of("Sage");
  const pass = (ms: number): Promise<unknown> => room.queue.runUntil(room.clock.now() + ms);
  const now = async () => Object.values((await room.engine.state(await onlySession(room)))?.runs ?? {})[0];
  for (let run = await now(); run && run.spec.kind !== "report"; run = await now())
    await sage.browser.act(sage.seat, "skip", { path: run.path });
  await pass(1_000);
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "next");
  await pass(31_000);
  const cedar = of("Cedar");
  const elm = of("Elm");
  await elm.browser.go(`/r/${elm.seat}`);
  await elm.browser.act(elm.seat, "leave");
  await pass(25 * HOUR);
  await cedar.browser.go(`/r/${cedar.seat}`);
  expect(cedar.browser.page()).toContain("artefact/1.md");
  expect(cedar.browser.page()).toContain("What stays until when");
  const before = await (await cedar.browser.go(`/r/${cedar.seat}/artefact/1.md`)).text();

  await pass(73 * HOUR);
  const erased = await cedar.browser.go(`/r/${cedar.seat}`);
  expect(cedar.browser.page()).toContain("nobody can read it any more");
  const [, until = ""] = /Download it now. This device may fetch it until ([^.]+)\./.exec(cedar.browser.page()) ?? [];
  const livesMs = Number(/Max-Age=(\d+)/.exec(erased.headers.getSetCookie().join())?.[1]) * 1000;
  expect(new Date(room.clock.now() + livesMs).toISOString().slice(0, 10)).toBe(dayOf(until));
  expect(livesMs).toBeGreaterThan(360 * 24 * HOUR);
  expect(cedar.browser.page()).toContain("6 people accepted version 1 of the terms on January 5, 2026.");
  expect(cedar.browser.page()).not.toContain("Cedar");
  expect(await (await cedar.browser.go(`/r/${cedar.seat}/artefact/1.md`)).text()).toBe(before);
  expect((await elm.browser.go(`/r/${elm.seat}`)).status).toBe(404);
  expect((await elm.browser.go(`/r/${elm.seat}/artefact/1.md`)).status).toBe(404);
});

const dayOf = (date: string): string => new Date(`${date} UTC`).toISOString().slice(0, 10);

const onlySession = async (room: Awaited<ReturnType<typeof aRoom>>) => {
  const [session] = await room.store.sessions();
  if (!session) throw new Error("there is no session");
  return session.id;
};
