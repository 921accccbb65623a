import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FakeDiscord } from "./fake.ts";
import { anApi, refusalOf } from "./little-app.ts";
import type { DiscordOptions } from "./options.ts";
import type { Person } from "./person.ts";
import { startDiscord } from "./server.ts";
import type { Channel } from "./state.ts";

const POST = "POST /channels/{id}/messages";
let fake: FakeDiscord;
let api: ReturnType<typeof anApi>["api"];
let hall: Channel;
let ada: Person;

async function start(options: DiscordOptions = {}): Promise<void> {
  fake = await startDiscord(options);
  api = anApi(fake).api;
  ada = fake.person("Ada");
  hall = fake.channel("hall");
}
const post = (content: string, more: object = {}) => api.channels.createMessage(hall.id, { content, ...more });
const nameOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "ok",
    (error: unknown) => (error as Error).constructor.name,
  );
afterEach(() => fake.close());

describe("faults that a test orders", () => {
  beforeEach(() => start());

  test("too many calls, with when to come again", async () => {
    fake.faults.tooMany(POST, { retryAfterS: 0.05 });
    await expect(post("a")).rejects.toMatchObject({ retryAfter: expect.any(Number) });
    const patient = anApi(fake, { rejectOnRateLimit: () => false, offset: 0 }).api;
    fake.faults.tooMany(POST, { retryAfterS: 0.05, times: 2 });
    await patient.channels.createMessage(hall.id, { content: "b" });
    expect(fake.callsTo(POST).map(({ status }) => status)).toEqual([429, 429, 429, 200]);
    expect(ada.sees(hall)).toEqual(["b"]);
  });

  test("a broken server, and a refusal of Discord's", async () => {
    fake.faults.broken("*");
    expect(await nameOf(post("a"))).toBe("HTTPError");
    fake.faults.refused(POST, 50013, { status: 403 });
    expect(await refusalOf(post("a"))).toMatchObject({ status: 403, code: 50013 });
    expect(fake.violations).toEqual([]);
  });

  test("an answer that comes too late is asked for again: copies without a nonce, one message with it", async () => {
    const hasty = anApi(fake, { timeout: 100, retries: 2 }).api;
    fake.faults.slow(POST, 250, { times: 2 });
    await hasty.channels.createMessage(hall.id, { content: "a" });
    fake.faults.slow(POST, 250, { times: 2 });
    await hasty.channels.createMessage(hall.id, { content: "b", nonce: "n", enforce_nonce: true });
    await fake.idle();
    expect([...ada.sees(hall)].sort()).toEqual(["a", "a", "a", "b"]);
  });

  test("a connection that drops after the call took effect", async () => {
    fake.faults.droppedAfterApplying(POST);
    expect(await nameOf(post("a", { nonce: "n", enforce_nonce: true }))).toBe("SocketError");
    await post("a", { nonce: "n", enforce_nonce: true });
    expect(ada.sees(hall)).toEqual(["a"]);
  });

  test("silence, and Discord away and back", async () => {
    fake.faults.silent(POST);
    expect(await nameOf(anApi(fake, { timeout: 100 }).api.channels.createMessage(hall.id, { content: "a" }))).toMatch(/Abort|DOMException/);
    fake.faults.away();
    expect(await nameOf(post("b"))).toBe("SocketError");
    fake.faults.away(false);
    await post("c");
    expect(ada.sees(hall)).toEqual(["c"]);
  });
});

describe("rate limits", () => {
  test("are not kept unless asked for", async () => {
    await start();
    for (let at = 0; at < 8; at++) await post(String(at));
    expect(fake.callsTo(POST).every(({ status }) => status === 200)).toBe(true);
  });

  test("five messages in five seconds in one channel, and two names in ten minutes", async () => {
    await start({ limits: true });
    for (let at = 0; at < 5; at++) await fetch(`${fake.apiUrl}/v10/channels/${hall.id}/messages`, asked({ content: "a" }));
    const sixth = await fetch(`${fake.apiUrl}/v10/channels/${hall.id}/messages`, asked({ content: "a" }));
    expect(sixth.status).toBe(429);
    expect(sixth.headers.get("x-ratelimit-remaining")).toBe("0");
    fake.advance(5_000);
    await post("b");
    await api.channels.edit(hall.id, { name: "one" });
    await api.channels.edit(hall.id, { name: "two" });
    await expect(api.channels.edit(hall.id, { name: "three" })).rejects.toMatchObject({ sublimitTimeout: expect.any(Number) });
    await anApi(fake).api.channels.edit(hall.id, { rate_limit_per_user: 5 });
  });

  test("an address that is refused too often is shut out", async () => {
    await start({ invalidRequests: 3 });
    fake.faults.tooMany(POST, { scope: "shared" });
    fake.setPermissions("everyone", ["ViewChannel"]);
    fake.setPermissions("app", []);
    await nameOf(post("a"));
    for (let at = 0; at < 3; at++) await nameOf(anApi(fake).api.channels.createMessage(hall.id, { content: "a" }));
    expect(fake.callsTo(POST).map(({ status }) => status)).toEqual([429, 403, 403, 403]);
    expect(fake.violations).toHaveLength(1);
  });
});

function asked(body: object): RequestInit {
  return {
    method: "POST",
    headers: { authorization: `Bot ${fake.token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}
