import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { REST } from "@discordjs/rest";
import { Locale } from "discord-api-types/v10";
import { clients } from "../../../adapters/discord/client.ts";
import { CONVERSATION, definitions } from "../../../adapters/discord/definitions.ts";
import { subcommandOf } from "../../../adapters/discord/receive/interaction.ts";
import { introduce, register } from "../../../adapters/discord/register.ts";
import { commands } from "../../../commands/index.ts";
import { languages } from "../../../locales/index.ts";
import { sizeOf } from "../../fakes/discord/checks/commands.ts";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import { startDiscord } from "../../fakes/discord/server.ts";
import { asObject, asObjects, type Json } from "../../fakes/slack/json.ts";

const nameIn = (locale: string, each: Json): string => String(asObject(each["name_localizations"])[locale] ?? each["name"]);
/** As somebody types it who leaves the accents out. */
const plain = (name: unknown): string => String(name).normalize("NFD").replace(/\p{M}/gu, "");

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
    expect(await introduce(rest)).toBe(fake.applicationId);
    expect(await register(rest, fake.applicationId)).toBe(true);
    expect(await register(rest, fake.applicationId)).toBe(false);
    expect(fake.callsTo(PUT)).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test.each([
    ["a description", { description_localizations: { fr: "Autre" } }],
    ["a name", { name_localizations: { fr: "parlez" } }],
  ])("a definition that changed is one change, also where only %s in French did", async (_what, change) => {
    await register(rest, fake.applicationId);
    const changed = definitions().map((each) => ({ ...each, ...change }));
    expect(await register(rest, fake.applicationId, changed)).toBe(true);
    expect(await register(rest, fake.applicationId, changed)).toBe(false);
    expect(fake.callsTo(PUT)).toHaveLength(2);
  });

  test("what Discord says besides, or leaves out, is no change", async () => {
    await register(rest, fake.applicationId);
    const [command] = fake.commands.global as Json[];
    Object.assign(command ?? {}, { dm_permission: false, nsfw: undefined, handler: null });
    for (const each of asObjects(command?.["options"])) {
      each["required"] = false;
      if (Object.keys(asObject(each["name_localizations"])).length === 0) each["name_localizations"] = null;
    }
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
  const inGroups = options.flatMap((each) => asObjects(each["options"])).filter(({ type }) => type === 1);
  const subcommands = [...options.filter(({ type }) => type === 1), ...inGroups];

  test("hold every command once, in places of 25 and 8,000 characters", () => {
    expect(subcommands.map(({ name }) => String(name)).toSorted()).toEqual([...Object.keys(commands), "page"].toSorted());
    expect(options.length).toBeLessThanOrEqual(25);
    for (const group of options.filter(({ type }) => type === 2)) expect(asObjects(group["options"]).length).toBeLessThanOrEqual(25);
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
    expect(floor.map(({ value }) => value)).toEqual([
      "raise",
      "lower",
      "done",
      "here",
      "nextItem",
      "acknowledge",
      "take",
      "stand",
      "moveBack",
    ]);
  });

  test("have the limits of the commands", () => {
    const [minutes] = asObjects(subcommands.find(({ name }) => name === "extend")?.["options"]);
    expect(minutes).toMatchObject({ type: 4, min_value: 1, max_value: 10_080 });
  });

  test("are described in the languages that Discord has", () => {
    for (const each of [...options, ...subcommands]) expect(Object.keys(asObject(each["description_localizations"]))).toEqual(["fr"]);
  });

  describe("the names in other languages", () => {
    const choicesOf = (each: Json): Json[] => asObjects(each["choices"]);
    /** What stands beside each other: subcommands and groups, the options of each, in the group too. */
    const lists = [options, ...[...options, ...subcommands].map((each) => asObjects(each["options"]))];
    const everyName = lists.flat();

    test("are lower case, of letters, digits and hyphens, and 32 characters at most", () => {
      for (const { name, name_localizations } of everyName)
        for (const each of [name, ...Object.values(asObject(name_localizations))]) {
          expect(each).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
          expect(each).toBe(String(each).toLowerCase());
        }
    });

    test("are told apart, without their accents too, and from what the others are called in English", () => {
      for (const locale of Object.values<string>(Locale))
        for (const list of lists) {
          const own = list.map((each) => plain(nameIn(locale, each)));
          expect(new Set(own).size, locale).toBe(own.length);
          for (const [at, name] of own.entries())
            expect(list.filter((each, place) => place !== at && plain(each["name"]) === name)).toEqual([]);
        }
    });

    test("of choices are told apart, and have a hundred characters at most", () => {
      for (const locale of Object.values<string>(Locale))
        for (const choices of everyName.map(choicesOf)) {
          const own = choices.map((each) => nameIn(locale, each));
          expect(new Set(own).size).toBe(own.length);
          for (const name of own) expect(name.length).toBeLessThanOrEqual(100);
        }
    });

    test.each(languages.filter(({ commandNames }) => commandNames))("are there for everything in $name", ({ commandNames = {} }) => {
      const wanted = [
        ...options.filter(({ type }) => type === 2).map(({ name }) => String(name)),
        ...subcommands.flatMap(({ name, options: given }) => [
          name,
          ...asObjects(given).map((each) => `${String(name)}.${String(each["name"])}`),
        ]),
      ];
      expect(Object.keys(commandNames).toSorted()).toEqual(wanted.map((each) => `command.${String(each)}`).toSorted());
    });

    test("do not repeat the name in English, which Discord would drop", () => {
      const repeated = [...everyName, ...everyName.flatMap(choicesOf)].filter(({ name, description, ...each }) =>
        [...Object.values(asObject(each["name_localizations"])), ...Object.values(asObject(each["description_localizations"]))].some(
          (words) => words === name || words === description,
        ),
      );
      expect(repeated).toEqual([]);
      expect(everyName.find(({ name }) => name === "idea")).toMatchObject({ name_localizations: { fr: "idée" } });
      expect(everyName.find(({ name }) => name === "page")).toMatchObject({ name_localizations: {} });
    });
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
    });
    const status = { type: 2, name: "more", options: [{ type: 1, name: "status" }] };
    expect(subcommandOf({ name: "parley", options: [status] })).toEqual({ name: "status", options: {} });
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
