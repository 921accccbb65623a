import { AuditLogEvent, ButtonStyle, ComponentType, MessageFlags } from "discord-api-types/v10";
import type { RESTPostAPIChannelMessageJSONBody } from "discord-api-types/v10";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FakeDiscord } from "./fake.ts";
import { anApi, refusalOf } from "./little-app.ts";
import type { Channel } from "./state.ts";
import { startDiscord } from "./server.ts";

let fake: FakeDiscord;
let api: ReturnType<typeof anApi>["api"];
let hall: Channel;

beforeEach(async () => {
  fake = await startDiscord();
  api = anApi(fake).api;
  hall = fake.channel("hall");
});
afterEach(() => fake.close());

const post = (body: RESTPostAPIChannelMessageJSONBody) => api.channels.createMessage(hall.id, body);
const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content });
const V2 = MessageFlags.IsComponentsV2;
const button = (custom_id: string, more: object = {}) => ({
  type: ComponentType.Button as const,
  style: ButtonStyle.Primary as const,
  label: custom_id,
  custom_id,
  ...more,
});
const row = (...components: ReturnType<typeof button>[]) => ({ type: ComponentType.ActionRow as const, components });

describe("messages", () => {
  test.each<[string, RESTPostAPIChannelMessageJSONBody, string]>([
    ["content over 2000", { content: "x".repeat(2001) }, "BASE_TYPE_MAX_LENGTH"],
    ["a nonce over 25", { content: "a", nonce: "n".repeat(26) }, "nonce"],
    ["content beside components", { content: "a", flags: V2, components: [text("a")] }, "MESSAGE_CANNOT_USE_LEGACY_FIELDS"],
    ["text displays without the flag", { components: [text("a")] }, "UNION_TYPE_CHOICES"],
    ["41 components", { flags: V2, components: Array.from({ length: 41 }, () => text("a")) }, "COMPONENT_MAX_TOTAL"],
    ["text over 4000 in all", { flags: V2, components: [text("x".repeat(2001)), text("x".repeat(2000))] }, "DISPLAYABLE_TEXT_SIZE"],
    ["two of one custom_id", { content: "a", components: [row(button("a"), button("a"))] }, "CUSTOM_ID_DUPLICATED"],
    ["a label over 80", { content: "a", components: [row(button("a", { label: "x".repeat(81) }))] }, "BASE_TYPE_MAX_LENGTH"],
    ["six rows", { content: "a", components: Array.from({ length: 6 }, (_, at) => row(button(`b${at}`))) }, "BASE_TYPE_MAX_LENGTH"],
    ["six buttons", { content: "a", components: [row(...Array.from({ length: 6 }, (_, at) => button(`b${at}`)))] }, "BASE_TYPE_MAX_LENGTH"],
    ["embeds over 6000", { embeds: Array.from({ length: 2 }, () => ({ description: "x".repeat(3001) })) }, "MAX_EMBED_SIZE_EXCEEDED"],
  ])("%s are refused", async (_name, body, code) => {
    const refused = await refusalOf(post(body));
    expect(refused).toMatchObject({ status: 400, code: 50035 });
    expect(refused.words).toContain(code);
    expect(fake.violations).toHaveLength(1);
    expect(hall.messages).toEqual([]);
  });

  test("nested components count towards the forty", async () => {
    const container = (count: number) => ({
      type: ComponentType.Container as const,
      components: Array.from({ length: count }, () => text("a")),
    });
    await post({ flags: V2, components: [container(39)] });
    expect(await refusalOf(post({ flags: V2, components: [container(40)] }))).toMatchObject({ code: 50035 });
  });

  test("an enforced nonce gives the first message, for some minutes", async () => {
    const first = await post({ content: "a", nonce: "n", enforce_nonce: true });
    expect((await post({ content: "a", nonce: "n", enforce_nonce: true })).id).toBe(first.id);
    expect((await post({ content: "a", nonce: "n" })).id).not.toBe(first.id);
    fake.advance(6 * 60_000);
    expect((await post({ content: "a", nonce: "n", enforce_nonce: true })).id).not.toBe(first.id);
    expect(fake.person("Ada").sees(hall)).toEqual(["a", "a", "a"]);
  });

  test("files come with the message, and keys that Discord does not know are noted", async () => {
    const ada = fake.person("Ada");
    await api.channels.createMessage(hall.id, {
      content: "Minutes",
      files: [{ name: "minutes.txt", data: "all that was said" }],
      colour: "red",
    } as never);
    const [message] = ada.messages(hall);
    if (!message) throw new Error("no message");
    expect(message).toMatchObject({ text: "Minutes\n(minutes.txt)", attachments: ["minutes.txt"] });
    expect(ada.downloads(message, "minutes.txt")).toBe("all that was said");
    expect(fake.bodiesWith("all that was said")).toHaveLength(1);
    expect(fake.violations).toEqual([
      { route: "POST /channels/{id}/messages", error: "accepted", messages: ["unknown keys at the top: colour"] },
    ]);
  });

  test("call whom allowed_mentions lets them call", async () => {
    const [ada, ben] = [fake.person("Ada"), fake.person("Ben")];
    await post({ content: `<@${ada.id}> <@${ben.id}>`, allowed_mentions: { users: [ada.id] } });
    await post({ content: `<@${ada.id}>`, allowed_mentions: { parse: [] } });
    expect(ada.messages(hall).map(({ isPing }) => isPing)).toEqual([true, false]);
    expect(ben.messages(hall).map(({ isPing }) => isPing)).toEqual([false, false]);
    expect(ben.sees(hall)).toEqual(["@Ada @Ben", "@Ada"]);
  });

  test("of others can neither be edited nor, without permission, deleted", async () => {
    const ada = fake.person("Ada");
    const said = ada.says(hall, "mine");
    if (said.refused) throw new Error("refused");
    expect(await refusalOf(api.channels.editMessage(hall.id, said.id, { content: "yours" }))).toMatchObject({ code: 50005 });
    expect(await refusalOf(api.channels.deleteMessage(hall.id, said.id))).toMatchObject({ status: 403, code: 50013 });
    fake.setPermissions("app", ["Administrator"]);
    await api.channels.deleteMessage(hall.id, said.id, { reason: "off the point" });
    expect(fake.auditLog.at(-1)).toMatchObject({ action: AuditLogEvent.MessageDelete, target: ada.id, reason: "off the point" });
  });
});

describe("commands", () => {
  const put = (body: object[]) => api.applicationCommands.bulkOverwriteGlobalCommands(fake.applicationId, body as never);
  const option = (more: object) => ({ type: 3, name: "a", description: "a", ...more });
  const inFrench = (fr: string) => ({ name_localizations: { fr } });
  const withOptions = (...options: object[]) => ({ name: "plan", description: "a", options });
  test.each<[string, object, string]>([
    ["a name with capitals", { name: "Plan", description: "a" }, "APPLICATION_COMMAND_INVALID_NAME"],
    ["no description", { name: "plan" }, "description"],
    ["a name in French with capitals", withOptions(option(inFrench("Idée"))), "APPLICATION_COMMAND_INVALID_NAME"],
    ["a name in French of two words", withOptions(option(inFrench("mes mots"))), "APPLICATION_COMMAND_INVALID_NAME"],
    ["a name in French over 32", withOptions(option(inFrench("é".repeat(33)))), "BASE_TYPE_BAD_LENGTH"],
    ["two of one name in French", withOptions(option(inFrench("c")), option({ name: "b", ...inFrench("c") })), "NAME_INVALID"],
    ["a name in French that is another's in English", withOptions(option(inFrench("b")), option({ name: "b" })), "NAME_INVALID"],
    [
      "two choices of one name in French",
      withOptions(option({ choices: ["a", "b"].map((each) => ({ name: each, value: each, ...inFrench("c") })) })),
      "CHOICE_NAME_DUPLICATED",
    ],
    [
      "more than 8,000 characters with the longest in any language",
      withOptions(
        ...Array.from({ length: 25 }, (_, at) =>
          option({
            name: `o${at}`,
            choices: Array.from({ length: 4 }, (_each, nth) => ({ name: `${nth}`, value: `${nth}`, ...inFrench(`${nth}`.repeat(100)) })),
          }),
        ),
      ),
      "APPLICATION_COMMAND_TOO_LARGE",
    ],
    ["a locale of no use", { name: "plan", description: "a", name_localizations: { ar: "plan" } }, "32 locales"],
    [
      "26 options",
      { name: "plan", description: "a", options: Array.from({ length: 26 }, (_, at) => option({ name: `o${at}` })) },
      "BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a required option after a free one",
      { name: "plan", description: "a", options: [option({}), option({ name: "b", required: true })] },
      "REQUIRED_INVALID",
    ],
    [
      "choices with autocomplete",
      { name: "plan", description: "a", options: [option({ autocomplete: true, choices: [{ name: "a", value: "a" }] })] },
      "AUTOCOMPLETE",
    ],
  ])("%s are refused", async (_name, body, code) => {
    const refused = await refusalOf(put([body]));
    expect(refused).toMatchObject({ status: 400, code: 50035 });
    expect(refused.words).toContain(code);
  });

  test("forget what is called in a language as it is in all", async () => {
    const localized = { name_localizations: { fr: "a", de: "o" }, description_localizations: { fr: "a" } };
    const [first] = await put([withOptions(option(localized))]);
    expect(first).toMatchObject({ options: [{ name_localizations: { de: "o" }, description_localizations: {} }] });
  });

  test("keep their ids when they are put again", async () => {
    const [first] = await put([{ name: "plan", description: "a" }]);
    const [second] = await put([{ name: "plan", description: "b" }]);
    expect(second?.id).toBe(first?.id);
    expect(await refusalOf(put(Array.from({ length: 16 }, (_, at) => ({ name: `Do ${at}`, type: 3 }))))).toMatchObject({ code: 30034 });
  });
});

test("the wrong token and unknown things", async () => {
  expect(await refusalOf(anApi({ ...fake, token: "wrong" }).api.users.getCurrent())).toMatchObject({ status: 401 });
  expect(await refusalOf(api.channels.get("123456789012345678"))).toMatchObject({ status: 404, code: 10003 });
  expect(await refusalOf(api.channels.get("hall"))).toMatchObject({ code: 50035 });
  expect(await refusalOf(api.channels.getMessage(hall.id, "123456789012345678"))).toMatchObject({ code: 10008 });
  expect(await refusalOf(api.guilds.getMember(fake.guildId, "123456789012345678"))).toMatchObject({ code: 10013 });
  expect((await api.users.getCurrent()).id).toBe(fake.botUserId);
});
