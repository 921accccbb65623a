import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf, refusalOf } from "./error-of.ts";
import { aClient } from "./quiet.ts";
import { startSlack, type FakeSlack } from "./server.ts";

let fake: FakeSlack;
let client: ReturnType<typeof aClient>;
beforeEach(async () => {
  fake = await startSlack();
  client = aClient(fake);
});
afterEach(() => fake.close());

describe("what is right passes with the real client", () => {
  test("who the app is", async () => {
    expect(await client.auth.test()).toMatchObject({ ok: true, user_id: fake.botUserId, team_id: fake.teamId });
    expect((await client.bots.info()).bot).toMatchObject({ user_id: fake.botUserId, app_id: fake.appId });
  });

  test("people: members, guests, and strangers of whom little is said", async () => {
    const ada = fake.person("Ada", { timeZone: "Asia/Tokyo" });
    const guest = fake.person("Gus", { kind: "guest" });
    const far = fake.person("Far", { kind: "external" });
    expect((await client.users.info({ user: ada.id, include_locale: true })).user).toMatchObject({ tz: "Asia/Tokyo", locale: "en-GB" });
    expect((await client.users.info({ user: guest.id })).user).toMatchObject({ is_restricted: true });
    const { user } = await client.users.info({ user: far.id });
    expect(user).toMatchObject({ is_stranger: true, profile: { real_name: "Far" } });
    expect(user?.team_id).not.toBe(fake.teamId);
    expect(user?.tz).toBeUndefined();
  });

  test("a private room is made, filled, emptied and closed", async () => {
    const [ada, ben] = [fake.person("Ada"), fake.person("Ben")];
    const { channel } = await client.conversations.create({ name: "upper-table", is_private: true });
    const id = channel?.id ?? "";
    await client.conversations.invite({ channel: id, users: `${ada.id},${ben.id}` });
    await client.conversations.setTopic({ channel: id, topic: "Bread" });
    expect((await client.conversations.members({ channel: id, limit: 2 })).members).toEqual([fake.botUserId, ada.id]);
    const members: unknown[] = [];
    for await (const page of client.paginate("conversations.members", { channel: id, limit: 2 })) {
      members.push(...("members" in page && Array.isArray(page.members) ? page.members : []));
    }
    expect(members).toEqual([fake.botUserId, ada.id, ben.id]);
    await client.conversations.kick({ channel: id, user: ben.id });
    expect((await client.conversations.info({ channel: id, include_num_members: true })).channel).toMatchObject({
      num_members: 2,
      is_private: true,
      topic: { value: "Bread" },
    });
    expect((await client.users.conversations({ types: "private_channel" })).channels).toMatchObject([{ id, name: "upper-table" }]);
    await client.conversations.archive({ channel: id });
    expect((await client.users.conversations({ types: "private_channel", exclude_archived: true })).channels).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  test("messages: posted, threaded, changed, pinned, linked, deleted", async () => {
    const ada = fake.person("Ada");
    const hall = fake.channel("hall", { members: [ada] });
    const first = await client.chat.postMessage({ channel: hall.id, text: `Hello <@${ada.id}> &amp; all` });
    const ts = first.ts ?? "";
    await client.chat.postMessage({ channel: hall.id, text: "In a thread", thread_ts: ts });
    expect(ada.sees(hall)).toEqual(["Hello @Ada & all"]);
    expect(ada.sees(hall, { thread: ts })).toEqual(["Hello @Ada & all", "In a thread"]);
    await client.chat.update({ channel: hall.id, ts, text: "Changed", metadata: { event_type: "parley", event_payload: { round: 1 } } });
    await client.pins.add({ channel: hall.id, timestamp: ts });
    expect((await client.chat.getPermalink({ channel: hall.id, message_ts: ts })).permalink).toContain(hall.id);
    expect(ada.messages(hall)).toMatchObject([{ text: "Changed", isEdited: true, from: "parley" }]);
    await client.chat.delete({ channel: hall.id, ts });
    expect(ada.sees(hall)).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  test("direct messages, by the person's id or by opening them", async () => {
    const ada = fake.person("Ada");
    await client.chat.postMessage({ channel: ada.id, text: "Just you" });
    const { channel } = await client.conversations.open({ users: ada.id });
    await client.chat.postMessage({ channel: channel?.id ?? "", text: "And again" });
    expect(ada.sees(ada.dm)).toEqual(["Just you", "And again"]);
  });

  test("an ephemeral, for one", async () => {
    const [ada, ben] = [fake.person("Ada"), fake.person("Ben")];
    const hall = fake.channel("hall", { members: [ada, ben] });
    await client.chat.postEphemeral({ channel: hall.id, user: ada.id, text: "Psst" });
    expect(ada.messages(hall)).toMatchObject([{ text: "Psst", isOnlyForYou: true }]);
    expect(ben.sees(hall)).toEqual([]);
  });

  test("a file goes up in three steps and can be read", async () => {
    const ada = fake.person("Ada");
    const hall = fake.channel("hall", { members: [ada] });
    const content = "# Recap\n\nWe agreed.";
    await client.filesUploadV2({ channel_id: hall.id, filename: "recap.md", title: "Recap", content, initial_comment: "The recap" });
    const [message] = ada.messages(hall);
    expect(message).toMatchObject({ text: "The recap\n(file: Recap)", files: ["Recap"] });
    expect(message && ada.downloads(message, "recap.md")).toBe(content);
    expect(fake.bodiesWith("We agreed.").length).toBe(1);
    expect(fake.violations).toEqual([]);
  });

  test("JSON bodies, and a token in the form", async () => {
    const hall = fake.channel("hall");
    const asJson = await fetch(`${fake.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${fake.botToken}` },
      body: JSON.stringify({ channel: hall.id, text: "json", blocks: [{ type: "divider" }] }),
    });
    expect(await asJson.json()).toMatchObject({ ok: true });
    const asForm = await fetch(`${fake.apiUrl}auth.test`, { method: "POST", body: new URLSearchParams({ token: fake.botToken }) });
    expect(await asForm.json()).toMatchObject({ ok: true });
    expect(fake.callsTo("chat.postMessage")[0]?.arguments).toEqual({ channel: hall.id, text: "json", blocks: [{ type: "divider" }] });
  });
});

describe("what is wrong is refused", () => {
  test.each([
    ["nobody", undefined, "not_authed"],
    ["a stranger", "xoxb-0", "invalid_auth"],
  ])("%s", async (_who, token, error) => {
    const other = aClient({ apiUrl: fake.apiUrl, botToken: "" }, token ?? "");
    expect(await errorOf(other.auth.test())).toBe(error);
  });

  test("an app that was taken out", async () => {
    fake.uninstalls();
    expect(await errorOf(client.auth.test())).toBe("account_inactive");
  });

  test("the wrong kind of token", async () => {
    expect(await errorOf(client.apps.connections.open())).toBe("not_allowed_token_type");
    expect(await errorOf(aClient(fake, fake.appToken).auth.test())).toBe("not_allowed_token_type");
  });

  test("a missing scope, with what is needed and what there is", async () => {
    const hall = fake.channel("hall");
    expect(await refusalOf(client.team.info())).toMatchObject({ error: "missing_scope", needed: "team:read" });
    expect(await errorOf(client.conversations.join({ channel: hall.id }))).toBe("missing_scope");
    await fake.close();
    fake = await startSlack({ scopes: ["commands"] });
    const poor = aClient(fake);
    expect(await refusalOf(poor.chat.postMessage({ channel: "C1", text: "a" }))).toMatchObject({
      error: "missing_scope",
      needed: "chat:write",
      provided: "commands",
    });
    expect(fake.violations).toMatchObject([{ method: "chat.postMessage", error: "missing_scope" }]);
  });

  test("arguments that are missing, of the wrong kind, or unknown", async () => {
    const hall = fake.channel("hall");
    const missing = await refusalOf(client.apiCall("chat.update", { channel: hall.id, text: "a" }));
    expect(missing).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] missing required field [json-pointer:/ts]"] },
    });
    expect(await errorOf(client.apiCall("chat.update", { channel: hall.id, ts: "1.5", text: "a" }))).toBe("invalid_arguments");
    expect(await errorOf(client.apiCall("views.update", { view: {} }))).toBe("invalid_arguments");
    expect(await errorOf(client.apiCall("chat.shout", {}))).toBe("unknown_method");
    await client.apiCall("chat.postMessage", { channel: hall.id, text: "a", tone: "kind" });
    expect(fake.violations.at(-1)).toEqual({ method: "chat.postMessage", error: "accepted", messages: ["unknown arguments: tone"] });
  });

  test("places where the app may not speak", async () => {
    const ada = fake.person("Ada");
    const say = (channel: string) => errorOf(client.chat.postMessage({ channel, text: "a" }));
    expect(await say("C0NOWHERE")).toBe("channel_not_found");
    expect(await say(fake.channel("far", { withApp: false }).id)).toBe("not_in_channel");
    expect(await say(fake.channel("secret", { kind: "private", withApp: false }).id)).toBe("channel_not_found");
    expect(await say(fake.channel("old", { isArchived: true }).id)).toBe("is_archived");
    const stage = fake.channel("stage", { members: [ada], posters: [ada] });
    expect(await say(stage.id)).toBe("restricted_action_read_only_channel");
    expect(await errorOf(client.chat.postEphemeral({ channel: stage.id, user: ada.id, text: "a" }))).toBe("restricted_action");
    await client.chat.postMessage({ channel: fake.channel("open-stage", { posters: ["app"] }).id, text: "a" });
    expect(fake.violations).toEqual([]);
  });

  test("whispering to somebody who is not there", async () => {
    const [ada, ben] = [fake.person("Ada"), fake.person("Ben")];
    const hall = fake.channel("hall", { members: [ben] });
    const whisper = (user: string) => errorOf(client.chat.postEphemeral({ channel: hall.id, user, text: "a" }));
    expect(await whisper(ada.id)).toBe("user_not_in_channel");
    fake.deactivates(ben);
    expect(await whisper(ben.id)).toBe("user_not_in_channel");
  });

  test("other people's messages and ephemerals are not the app's to change", async () => {
    const ada = fake.person("Ada");
    const hall = fake.channel("hall", { members: [ada] });
    const { ts } = ada.says(hall, "Mine");
    expect(await errorOf(client.chat.update({ channel: hall.id, ts, text: "a" }))).toBe("cant_update_message");
    expect(await errorOf(client.chat.delete({ channel: hall.id, ts }))).toBe("cant_delete_message");
    const { message_ts = "" } = await client.chat.postEphemeral({ channel: hall.id, user: ada.id, text: "a" });
    expect(await errorOf(client.chat.update({ channel: hall.id, ts: message_ts, text: "b" }))).toBe("message_not_found");
    expect(fake.violations.map(({ error }) => error)).toEqual(["cant_update_message", "cant_delete_message", "message_not_found"]);
  });

  test.each([
    ["Upper", "invalid_name_specials"],
    ["two words", "invalid_name_specials"],
    ["", "invalid_name_required"],
    ["---", "invalid_name_punctuation"],
    ["a".repeat(81), "invalid_name_maxlength"],
    ["hall", "name_taken"],
  ])("a channel called '%s'", async (name, error) => {
    fake.channel("hall", { isArchived: true });
    expect(await errorOf(client.conversations.create({ name }))).toBe(error);
  });

  test("invitations that cannot be", async () => {
    const [ada, far] = [fake.person("Ada"), fake.person("Far", { kind: "external" })];
    const hall = fake.channel("hall", { members: [ada] });
    const invite = (users: string, force = false) => client.conversations.invite({ channel: hall.id, users, force });
    expect(await errorOf(invite(ada.id))).toBe("already_in_channel");
    expect(await errorOf(invite(fake.botUserId))).toBe("cant_invite_self");
    expect(await errorOf(invite("U0NOBODY"))).toBe("user_not_found");
    expect(await refusalOf(invite(far.id))).toMatchObject({ error: "no_external_invite_permission", errors: [{ user: far.id }] });
    const ben = fake.person("Ben");
    expect(await invite(`${ada.id},${ben.id}`, true)).toMatchObject({ ok: true, errors: [{ error: "already_in_channel" }] });
    expect((await client.conversations.members({ channel: hall.id })).members).toContain(ben.id);
    expect(await errorOf(invite(Array.from({ length: 101 }, (_all, at) => `U${at}`).join(",")))).toBe("too_many_users");
    expect(await errorOf(client.conversations.kick({ channel: hall.id, user: far.id }))).toBe("not_in_channel");
    expect(await errorOf(client.conversations.kick({ channel: hall.id, user: fake.botUserId }))).toBe("cant_kick_self");
  });

  test("a JSON body where Slack reads none", async () => {
    const ada = fake.person("Ada");
    const answer = await fetch(`${fake.apiUrl}users.info`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${fake.botToken}` },
      body: JSON.stringify({ user: ada.id }),
    });
    expect(await answer.json()).toMatchObject({ ok: false, error: "invalid_arguments" });
  });

  test("an upload of another length than was announced", async () => {
    const { upload_url = "", file_id = "" } = await client.files.getUploadURLExternal({ filename: "a.md", length: 5 });
    expect((await fetch(upload_url, { method: "POST", body: "four" })).status).toBe(400);
    expect(await errorOf(client.files.completeUploadExternal({ files: [{ id: file_id, title: "A" }] }))).toBe("file_not_found");
  });

  test("a scheduled message with metadata, which Slack silently never posts", async () => {
    const hall = fake.channel("hall");
    const post_at = Math.floor(Date.now() / 1000) + 3600;
    await client.chat.scheduleMessage({ channel: hall.id, text: "Later", post_at });
    expect(fake.violations).toEqual([]);
    const metadata = { event_type: "parley", event_payload: {} };
    await client.apiCall("chat.scheduleMessage", { channel: hall.id, text: "Later", post_at, metadata });
    expect(fake.violations).toMatchObject([{ method: "chat.scheduleMessage", error: "accepted" }]);
    expect(await errorOf(client.chat.scheduleMessage({ channel: hall.id, text: "Late", post_at: 1 }))).toBe("time_in_past");
  });
});
