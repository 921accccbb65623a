import { expect, test, vi } from "vitest";
import { ADDRESS, aRoom, inTheFirstRound } from "./visitor.ts";

const decoder = new TextDecoder();

test("a page is told that its session moved: a version, in events of one size, and nothing of sealed words", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  const answer = await browser.go(`/r/${seat}/live`);
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const first = (await reader.read()).value as Uint8Array;

  const birch = of("Birch");
  await birch.browser.go(`/r/${birch.seat}`);
  await birch.browser.act(birch.seat, "idea", { key: "k", words: "Share the readings" });
  const sage = of("Sage");
  await sage.browser.go(`/r/${sage.seat}`);
  await sage.browser.act(sage.seat, "extend", { minutes: "3" });
  const second = (await reader.read()).value as Uint8Array;
  const version = (await sage.browser.go(`/r/${sage.seat}`)).headers.get("x-version");
  expect(decoder.decode(second)).toMatch(new RegExp(`^data: ${version}\\n`));
  expect(second.length).toBe(first.length);
  await reader.cancel();
  await room.close();
});

test("a stranger can not listen, and closing ends every stream", async () => {
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const { browser, seat } = of("Cedar");
  expect((await room.app.request(`${ADDRESS}/r/${seat}/live`)).status).toBe(404);
  const reader = ((await browser.go(`/r/${seat}/live`)).body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await room.close();
  expect((await reader.read()).done).toBe(true);
});

test("a device that was shut out is told nothing more", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const room = await aRoom();
  const { of } = await inTheFirstRound(room);
  const streams = await Promise.all(
    ["Cedar", "Birch"].map(async (name) => {
      const { browser, seat } = of(name);
      return ((await browser.go(`/r/${seat}/live`)).body as ReadableStream<Uint8Array>).getReader();
    }),
  );
  for (const stream of streams) await stream.read();
  const session = (await room.store.sessions())[0]?.id ?? null;
  const cedar = Object.keys((session && (await room.engine.state(session)))?.members ?? {})[1];
  await room.store.links.revoke(session, cedar as never);
  vi.advanceTimersByTime(26_000);
  const [shutOut, other] = await Promise.all(
    streams.map(async (stream) => [await stream.read(), await Promise.race([stream.read(), soon()])]),
  );
  expect(shutOut?.[1]).toMatchObject({ done: true });
  expect(other?.[1]).toBe("still open");
  await room.close();
  vi.useRealTimers();
});

const soon = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve("still open"), 100));
