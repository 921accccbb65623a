import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { REST } from "@discordjs/rest";
import { clients } from "../../../adapters/discord/client.ts";
import { CONVERSATION, definitions } from "../../../adapters/discord/definitions.ts";
import { introduce, register, subcommandOf } from "../../../adapters/discord/register.ts";
import { commands } from "../../../commands/index.ts";
import { languages } from "../../../locales/index.ts";
import { sizeOf } from "../../fakes/discord/checks/commands.ts";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { asObject, asObjects, type Json } from "../../fakes/slack/json.ts";

const PUT = "PUT /applications/{id}/commands";
let fake: FakeDiscord;
let rest: REST;
beforeEach(async () => {
  fake = await startDiscord();
  rest = clients({ token: fake.token, apiUrl: fake.apiUrl }).posting;
});
afterEach(() => fake.close());

describe("registering", () => {
  test("twice is one change", async () => {
    expect(await introduce(rest)).toEqual({ applicationId: fake.applicationId, botUserId: fake.botUserId });
    expect(await register(rest, fake.applicationId)).toBe(true);
    expect(await register(rest, fake.applicationId)).toBe(false);
    expect(fake.callsTo(PUT)).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test("a definition that changed is one change, also where only a translation did", async () => {
    await register(rest, fake.applicationId);
    const changed = definitions().map((each) => ({
      ...each,
      description_localizations: { ...each.description_localizations, fr: "Autre" },
    }));
    expect(await register(rest, fake.applicationId, changed)).toBe(true);
    expect(await register(rest, fake.applicationId, changed)).toBe(false);
    expect(fake.callsTo(PUT)).toHaveLength(2);
  });

  test("what Discord says besides, or leaves out, is no change", async () => {
    await register(rest, fake.applicationId);
    const [command] = fake.commands.global as Json[];
    Object.assign(command ?? {}, { dm_permission: false, nsfw: undefined, handler: null });
    for (const each of asObjects(command?.["options"])) Object.assign(each, { required: false, name_localizations: null });
    expect(await register(rest, fake.applicationId)).toBe(false);
  });

  test("a limit or a refusal is a fault with what to do", async () => {
    fake.faults.tooMany(PUT);
    await expect(register(rest, fake.applicationId)).rejects.toMatchObject({ name: "DiscordFault", mayPass: true });
    rest = clients({ token: fake.token, apiUrl: fake.apiUrl }).posting;
    fake.faults.refused(PUT, 50035);
    await expect(register(rest, fake.applicationId)).rejects.toMatchObject({ code: "50035", mayPass: false });
  });
});

describe("the definitions", () => {
  const [command] = definitions();
  const options = asObjects(command?.options);
  const inGroup = options.flatMap((each) => asObjects(each["options"])).filter(({ type }) => type === 1);
  const subcommands = [...options.filter(({ type }) => type === 1), ...inGroup];

  test("hold every command once, in places of 25 and 8,000 characters", () => {
    expect(subcommands.map(({ name }) => String(name)).toSorted()).toEqual([...Object.keys(commands), "page"].toSorted());
    expect(options.length).toBeLessThanOrEqual(25);
    expect(inGroup.length).toBeLessThanOrEqual(25);
    expect(sizeOf(command as unknown as Json)).toBeLessThan(8_000);
  });

  test("take nobody's words: numbers, choices, and which conversation", () => {
    const free = subcommands.flatMap(({ name, options: given }) =>
      asObjects(given)
        .filter((each) => each["type"] !== 4 && each["choices"] === undefined)
        .map((each) => `${String(name)} ${String(each["name"])}`),
    );
    expect(free).toEqual([`page ${CONVERSATION}`]);
    const floor = asObjects(asObjects(subcommands.find(({ name }) => name === "floor")?.["options"])[0]?.["choices"]);
    expect(floor.map(({ value }) => value)).toEqual(["raise", "lower", "done", "here", "nextItem", "acknowledge"]);
  });

  test("have the limits of the commands", () => {
    const [minutes] = asObjects(subcommands.find(({ name }) => name === "extend")?.["options"]);
    expect(minutes).toMatchObject({ type: 4, min_value: 1, max_value: 10_080 });
  });

  test("are described in the languages that Discord has", () => {
    for (const each of [...options, ...subcommands]) expect(Object.keys(asObject(each["description_localizations"]))).toEqual(["fr"]);
  });

  test.each(languages)("fit in $name", ({ messages }) => {
    const tooLong = Object.entries(messages).filter(([key, words]) => key.startsWith("command.") && words.length > 100);
    expect(tooLong).toEqual([]);
  });
});

describe("what somebody typed", () => {
  test("is a subcommand, wherever it stands", () => {
    const minutes = { type: 4, name: "minutes", value: 5 };
    expect(subcommandOf({ id: "1", name: "parley", type: 1, options: [{ type: 1, name: "extend", options: [minutes] }] })).toEqual({
      name: "extend",
      options: { minutes: 5 },
      focused: null,
    });
    const status = { type: 2, name: "more", options: [{ type: 1, name: "status" }] };
    expect(subcommandOf({ name: "parley", options: [status] })).toEqual({ name: "status", options: {}, focused: null });
  });

  test("says which option is being typed", () => {
    const option = { type: 3, name: CONVERSATION, value: "Wa", focused: true };
    expect(subcommandOf({ name: "parley", options: [{ type: 1, name: "page", options: [option] }] })?.focused).toBe(CONVERSATION);
  });

  test.each([
    null,
    "parley",
    {},
    { name: "parley" },
    { name: "other", options: [{ type: 1, name: "help" }] },
    { name: "parley", options: [{}] },
  ])("and nothing of ours is nothing: %o", (given) => {
    expect(subcommandOf(given)).toBeNull();
  });
});
