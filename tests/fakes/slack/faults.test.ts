import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf } from "./error-of.ts";
import { aClient } from "./quiet.ts";
import { startSlack, type FakeSlack } from "./server.ts";
import type { Channel } from "./state.ts";
import type { Person } from "./person.ts";

let fake: FakeSlack;
let client: ReturnType<typeof aClient>;
let hall: Channel;
let ada: Person;

async function start(limits: boolean): Promise<void> {
  fake = await startSlack({ limits });
  client = aClient(fake);
  ada = fake.person("Ada");
  hall = fake.channel("hall", { members: [ada] });
}
const post = (text: string) => client.chat.postMessage({ channel: hall.id, text });
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "ok",
    (error: unknown) => (error as { code?: string }).code,
  );

afterEach(() => fake.close());

describe("faults that a test orders", () => {
  beforeEach(() => start(false));

  test("too many calls, with when to come again", async () => {
    fake.faults.tooMany("chat.postMessage", { times: 2, retryAfterS: 7 });
    await expect(post("a")).rejects.toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 7 });
    expect(await codeOf(post("b"))).toBe("slack_webapi_rate_limited_error");
    expect(await codeOf(post("c"))).toBe("ok");
    expect(ada.sees(hall)).toEqual(["c"]);
    expect(fake.calls.map(({ error }) => error)).toEqual(["429", "429", null]);
  });

  test("a broken server, and a refusal of Slack's", async () => {
    fake.faults.broken("*");
    expect(await codeOf(post("a"))).toBe("slack_webapi_http_error");
    fake.faults.refused("conversations.create", "restricted_action");
    expect(await errorOf(client.conversations.create({ name: "room" }))).toBe("restricted_action");
    expect(fake.violations).toEqual([]);
  });

  test("silence, where nothing was done", async () => {
    fake.faults.silent("chat.postMessage");
    await expect(fetch(`${fake.apiUrl}chat.postMessage`, { method: "POST", signal: AbortSignal.timeout(200) })).rejects.toThrow();
    expect(ada.sees(hall)).toEqual([]);
  });

  test("a connection that drops after the call took effect", async () => {
    fake.faults.droppedAfterApplying("chat.postMessage");
    expect(await codeOf(post("a"))).toBe("slack_webapi_request_error");
    expect(ada.sees(hall)).toEqual(["a"]);
  });

  test("the whole Web API away, and back", async () => {
    fake.faults.away();
    expect(await codeOf(post("a"))).toBe("slack_webapi_request_error");
    expect(await codeOf(client.auth.test())).toBe("slack_webapi_request_error");
    fake.faults.away(false);
    expect(await codeOf(post("b"))).toBe("ok");
    expect(ada.sees(hall)).toEqual(["b"]);
  });

  test("a slow answer", async () => {
    fake.faults.slow("chat.postMessage", 150);
    const begun = Date.now();
    await post("a");
    expect(Date.now() - begun).toBeGreaterThanOrEqual(140);
  });
});

describe("rate limits", () => {
  test("are not kept unless asked for", async () => {
    await start(false);
    for (let at = 0; at < 60; at++) await post(String(at));
    expect(ada.sees(hall)).toHaveLength(60);
  });

  test("messages: one a second in each channel, after a small burst", async () => {
    await start(true);
    fake.stopClock();
    const other = fake.channel("other");
    const results = await Promise.all(["a", "b", "c", "d", "e"].map((text) => codeOf(post(text))));
    expect(results.filter((result) => result === "ok")).toHaveLength(3);
    await expect(post("f")).rejects.toMatchObject({ retryAfter: 1 });
    expect(await codeOf(client.chat.postMessage({ channel: other.id, text: "a" }))).toBe("ok");
    fake.advance(1_100);
    expect(await codeOf(post("g"))).toBe("ok");
    expect(fake.violations).toEqual([]);
  });

  test.each([
    ["chat.update", 50],
    ["conversations.archive", 20],
    ["views.update", 100],
    ["chat.postEphemeral", 100],
  ])("%s: %i a minute", async (method, most) => {
    await start(true);
    fake.stopClock();
    const call = () => fetch(`${fake.apiUrl}${method}`, { method: "POST", headers: { authorization: `Bearer ${fake.botToken}` } });
    const statuses: number[] = [];
    for (let at = 0; at <= most; at++) {
      const answer = await call();
      statuses.push(answer.status);
      await answer.text();
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(most);
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1);
    fake.advance(60_000);
    expect((await call()).status).toBe(200);
  });
});
