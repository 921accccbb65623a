import { REST } from "@discordjs/rest";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { openDiscord } from "../../../adapters/discord/app.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { systemClock } from "../../../src/queue/system-clock.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { ADDRESS, aRoom } from "../web/visitor.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the door holds while it is open: how often it listens to the engine, and which of the library's timers run. */
async function aHouse(onChange?: Engine["onChange"]) {
  const fake = await startDiscord();
  onTestFinished(() => fake.close());
  const { engine } = await aRoom();
  const held = { listens: 0 };
  const cleared = [vi.spyOn(REST.prototype, "clearHashSweeper"), vi.spyOn(REST.prototype, "clearHandlerSweeper")];
  const listen: Engine["onChange"] = async (heard) => {
    const stop = await engine.onChange(heard);
    held.listens += 1;
    return async () => {
      held.listens -= 1;
      await stop();
    };
  };
  const open = () =>
    openDiscord(
      {
        engine: Object.create(engine, { onChange: { value: onChange ?? listen } }) as Engine,
        plan: null as never,
        clock: systemClock,
        settings: { token: fake.token, apiUrl: fake.apiUrl },
        publicUrl: () => ADDRESS,
        log: { fault: () => {} },
      },
      true,
    );
  return { fake, held, open, swept: () => cleared.map(({ mock }) => mock.calls.length) };
}

test.each(["PUT /applications/{id}/commands", "GET /gateway/bot"])("where %s fails nothing is left open", async (route) => {
  const { fake, held, open, swept } = await aHouse();
  fake.faults.broken(route);
  await expect(open()).rejects.toMatchObject({ name: "DiscordFault", code: "HTTP_500" });
  expect(held.listens).toBe(0);
  expect(swept()).toEqual([2, 2]);
  expect(fake.open).toBe(0);
});

test("what is closed holds nothing any more", async () => {
  const { fake, held, open, swept } = await aHouse();
  const discord = await open();
  expect([held.listens, fake.open]).toEqual([1, 1]);
  await discord.close();
  expect([held.listens, fake.open, ...swept()]).toEqual([0, 0, 2, 2]);
});

test("a store that can not be listened to is a fault of opening, and no rejection that nobody handles", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const { fake, open, swept } = await aHouse(() => Promise.reject(new Error("no connection")));
  await expect(open()).rejects.toThrow("no connection");
  await new Promise((later) => setImmediate(later));
  expect(unhandled).toEqual([]);
  expect([fake.open, ...swept()]).toEqual([0, 2, 2]);
});

test("the rest is closed though a part of it fails, which is said", async () => {
  const { fake, open, swept } = await aHouse(async () => () => Promise.reject(new Error("no connection")));
  const discord = await open();
  await expect(discord.close()).rejects.toThrow("no connection");
  expect([fake.open, ...swept()]).toEqual([0, 2, 2]);
  // Closed once, there is nothing more to close.
  await discord.close();
});
