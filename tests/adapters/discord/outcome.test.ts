import { afterEach, beforeEach, expect, test } from "vitest";
import { Routes } from "discord-api-types/v10";
import { HTTPError } from "@discordjs/rest";
import { clients, outcomeOf, type Clients } from "../../../adapters/discord/client.ts";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import type { Channel } from "../../fakes/discord/state.ts";
import { startDiscord } from "../../fakes/discord/server.ts";

const POST = "POST /channels/{id}/messages";
let fake: FakeDiscord;
let both: Clients;
let hall: Channel;
beforeEach(async () => {
  fake = await startDiscord();
  hall = fake.channel("hall");
  both = clients({ token: fake.token, apiUrl: fake.apiUrl });
});
afterEach(() => fake.close());

const post = (rest = both.posting) => outcomeOf(rest.post(Routes.channelMessages(hall.id), { body: { content: "canary" } }));

test("a post is made", async () => {
  expect(await post()).toMatchObject({ is: "ok", value: { content: "canary" } });
});

test("where Discord asks for patience the queue waits, and not the library", async () => {
  fake.faults.tooMany(POST, { retryAfterS: 7 });
  const outcome = await post();
  expect(outcome).toMatchObject({ is: "later" });
  expect(outcome.is === "later" && outcome.afterMs).toBeGreaterThanOrEqual(7_000);
  expect(fake.callsTo(POST)).toHaveLength(1);
});

test("a refusal has Discord's number, or the status where it gives none", async () => {
  fake.faults.refused(POST, 50013, { status: 403 });
  expect(await post()).toEqual({ is: "refused", code: "50013" });
  fake.faults.refused(POST, 0, { status: 405 });
  expect(await post()).toEqual({ is: "refused", code: "405" });
});

test("a call that broke, or was cut off, is tried once and may have been taken", async () => {
  fake.faults.broken(POST);
  expect(await post()).toEqual({ is: "unknown", code: "HTTP_500" });
  fake.faults.droppedAfterApplying(POST);
  expect(await post()).toEqual({ is: "unknown", code: "UND_ERR_SOCKET" });
  expect(fake.callsTo(POST)).toHaveLength(2);
});

test.each([
  [502, "unknown"],
  [504, "unknown"],
  [520, "unknown"],
  [503, "later"],
  [521, "later"],
])("what is answered %i may have been taken: %s", async (status, is) => {
  const error = new HTTPError(status, "canary", "POST", "https://discord.com/canary", { body: "canary", files: undefined });
  const outcome = await outcomeOf(Promise.reject(error));
  expect(outcome.is).toBe(is);
  expect(JSON.stringify(outcome)).not.toContain("canary");
});

test("an answer to a person that does not come is given up in time", async () => {
  fake.faults.silent(POST);
  const began = performance.now();
  expect((await post(both.interactive)).is).toBe("unknown");
  expect(performance.now() - began).toBeLessThan(3_000);
});

test("what was never sent comes again", async () => {
  both = clients({ token: fake.token, apiUrl: "http://127.0.0.1:1/api" });
  expect(await post()).toEqual({ is: "later", afterMs: 5_000 });
});

test("after one token that is refused nothing is sent any more, and it is said once", async () => {
  let said = 0;
  both = clients({ token: "not.the.token", apiUrl: fake.apiUrl }, () => void (said += 1));
  expect(await post()).toEqual({ is: "refused", code: "401" });
  expect(await post()).toEqual({ is: "refused", code: "401" });
  expect(await post(both.interactive)).toEqual({ is: "refused", code: "401" });
  expect([fake.callsTo(POST).length, said]).toEqual([1, 1]);
});
