import {
  ApplicationCommandOptionType as Kind,
  ButtonStyle,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { API, APIApplicationCommandInteraction, APIInteraction, APIMessageComponentInteraction } from "@discordjs/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { until } from "../slack/until.ts";
import { refusalOf, running, type Running } from "./little-app.ts";
import type { Person } from "./person.ts";
import type { Channel } from "./state.ts";

const COMMANDS = [
  {
    name: "parley",
    description: "Dialogue",
    contexts: [0],
    options: [
      {
        type: Kind.Subcommand,
        name: "plan",
        description: "Plans one",
        options: [
          { type: Kind.String, name: "topic", description: "On what", required: true, autocomplete: true },
          { type: Kind.Integer, name: "minutes", description: "How long", min_value: 5, max_value: 90 },
          { type: Kind.String, name: "mode", description: "How", choices: [{ name: "In turns", value: "turns" }] },
          { type: Kind.User, name: "with", description: "Who helps" },
        ],
      },
    ],
  },
  { name: "close", description: "Closes", default_member_permissions: String(PermissionFlagsBits.ManageGuild) },
  { name: "Add to record", type: 3 as const },
];

let run: Running;
let [ada, ben]: Person[] = [];
let hall: Channel;
let got: APIInteraction[];
let answer: (interaction: APIInteraction, api: API) => Promise<unknown>;
const quietly = ({ id, token }: APIInteraction, { interactions }: API) =>
  interactions.reply(id, token, { content: "Done", flags: MessageFlags.Ephemeral });

beforeEach(async () => {
  [got, answer] = [[], quietly];
  run = await running({
    ackWithinMs: 400,
    onInteraction: (interaction, api) => {
      got.push(interaction);
      return answer(interaction, api);
    },
  });
  await run.api.applicationCommands.bulkOverwriteGuildCommands(run.fake.applicationId, run.fake.guildId, COMMANDS as never);
  await run.connect();
  ada = run.fake.person("Ada", { locale: "de" });
  ben = run.fake.person("Ben");
  hall = run.fake.channel("hall");
});
afterEach(() => run.stop());

const button = (label: string, more: object = {}) => ({
  type: ComponentType.Button as const,
  style: ButtonStyle.Primary as const,
  label,
  custom_id: `${label}1`,
  ...more,
});

describe("commands", () => {
  test("come with their options as Discord sends them", async () => {
    await ada?.types("/parley plan", { topic: "Tea", minutes: 30, mode: "In turns", with: ben as Person }, hall);
    const [{ data, ...rest } = {} as APIApplicationCommandInteraction] = got as APIApplicationCommandInteraction[];
    expect(data).toMatchObject({
      name: "parley",
      type: 1,
      options: [
        {
          name: "plan",
          type: 1,
          options: [
            { name: "topic", value: "Tea" },
            { name: "minutes", type: 4, value: 30 },
            { name: "mode", value: "turns" },
            { name: "with", value: ben?.id },
          ],
        },
      ],
      resolved: { users: { [ben?.id ?? ""]: { global_name: "Ben" } } },
    });
    expect(rest).toMatchObject({ locale: "de", channel: { id: hall.id, type: 0 }, member: { user: { id: ada?.id } }, entitlements: [] });
    expect(rest.id).toMatch(/^\d{17,19}$/);
    expect(BigInt(rest.app_permissions) & PermissionFlagsBits.ManageThreads).not.toBe(0n);
  });

  test("are offered as they are defined", async () => {
    const plan = (options: Parameters<Person["types"]>[1], command = "/parley plan") => ada?.types(command, options, hall);
    await expect(plan({})).rejects.toThrow('"topic" must be given');
    await expect(plan({ topic: "a", minutes: 2 })).rejects.toThrow("must be at least 5");
    await expect(plan({ topic: "a", mode: "Other" })).rejects.toThrow("offers no");
    await expect(plan({ topic: "a", other: 1 })).rejects.toThrow('no option "other"');
    await expect(plan({}, "/parley")).rejects.toThrow("is not whole");
    await expect(plan({}, "/other")).rejects.toThrow("no command");
    await expect(plan({}, "/close")).rejects.toThrow("not offered to them");
    run.fake.setPermissions("everyone", ["ViewChannel", "UseApplicationCommands"]);
    await expect(plan({ topic: "a" })).rejects.toThrow("may not write here");
    expect(got).toEqual([]);
  });

  test("are completed while they are typed", async () => {
    answer = ({ id, token }, { interactions }) =>
      interactions.createAutocompleteResponse(id, token, { choices: [{ name: "Tea", value: "tea" }] });
    expect(await ada?.autocompletes("/parley plan", { topic: "t" }, hall)).toEqual([{ name: "Tea", value: "tea" }]);
    expect(got[0]).toMatchObject({
      type: InteractionType.ApplicationCommandAutocomplete,
      data: { options: [{ options: [{ focused: true, value: "t" }] }] },
    });
  });

  test("from the menu of a message bring the message", async () => {
    const said = ben?.says(hall, "Remember this");
    if (!said || said.refused) throw new Error("refused");
    await ada?.usesOn("Add to record", said, hall);
    expect(got[0]).toMatchObject({ data: { target_id: said.id, resolved: { messages: { [said.id]: { content: "Remember this" } } } } });
  });
});

describe("answers", () => {
  test("that everybody sees name who acted, and are kept for a test to find", async () => {
    answer = ({ id, token }, { interactions }) => interactions.reply(id, token, { content: "Hello" });
    await ada?.types("/parley plan", { topic: "a" }, hall);
    expect(ben?.messages(hall)).toMatchObject([{ text: "Hello", usedBy: "Ada used /parley" }]);
    expect(run.fake.publicReplies).toMatchObject([{ userId: ada?.id, line: "Ada used /parley" }]);
  });

  test("keep the visibility of their first response, and a follow-up right after a defer edits it", async () => {
    answer = async ({ id, token, application_id: app }, { interactions }) => {
      await interactions.defer(id, token, { flags: MessageFlags.Ephemeral });
      await interactions.followUp(app, token, { content: "One" });
      await interactions.followUp(app, token, { content: "Two", flags: MessageFlags.Ephemeral });
    };
    await ada?.types("/parley plan", { topic: "a" }, hall);
    await ada?.waitsForMessage(hall, "Two");
    expect(ada?.messages(hall)).toMatchObject([
      { text: "One", isOnlyForYou: true },
      { text: "Two", isOnlyForYou: true },
    ]);
    expect(ben?.sees(hall)).toEqual([]);
    expect(run.fake.violations).toMatchObject([{ error: "accepted" }]);
  });

  test("after three seconds find no interaction, and after a quarter of an hour no token", async () => {
    answer = () => Promise.resolve();
    expect(await ada?.types("/parley plan", { topic: "a" }, hall)).toMatchObject({ answered: "timed out" });
    const [first] = got;
    expect(await refusalOf(quietly(first as APIInteraction, run.api))).toMatchObject({ status: 404, code: 10062 });
    answer = ({ id, token }, { interactions }) => interactions.defer(id, token, { flags: MessageFlags.Ephemeral });
    await ada?.types("/parley plan", { topic: "a" }, hall);
    expect(ada?.sees(hall)).toEqual(["Parley is thinking…"]);
    const { token, application_id: app } = got[1] as APIInteraction;
    run.fake.advance(14 * 60_000);
    await run.api.interactions.editReply(app, token, { content: "Late" });
    run.fake.advance(2 * 60_000);
    expect(await refusalOf(run.api.interactions.editReply(app, token, { content: "Too late" }))).toMatchObject({
      status: 401,
      code: 50027,
    });
    expect(ada?.sees(hall)).toEqual(["Late"]);
  });

  test("give the message when it is asked for", async () => {
    let given: unknown;
    answer = async ({ id, token }, { interactions }) => {
      given = await interactions.reply(id, token, { content: "Hello", flags: MessageFlags.Ephemeral, with_response: true });
    };
    await ada?.types("/parley plan", { topic: "a" }, hall);
    expect(await until("given", () => given)).toMatchObject({
      interaction: { response_message_ephemeral: true },
      resource: { message: { content: "Hello" } },
    });
  });

  test("that cannot be are refused", async () => {
    answer = ({ id, token }, { interactions }) => refusalOf(interactions.deferMessageUpdate(id, token));
    await ada?.types("/parley plan", { topic: "a" }, hall);
    expect(run.fake.violations).toMatchObject([{ error: 50035 }]);
  });
});

describe("buttons and menus", () => {
  test("are pressed by label, where need be by the words beside them, and not when they are off", async () => {
    const section = (words: string, id: string) => ({
      type: ComponentType.Section as const,
      components: [{ type: ComponentType.TextDisplay as const, content: words }],
      accessory: button("Choose", { custom_id: id }),
    });
    await run.api.channels.createMessage(hall.id, {
      flags: MessageFlags.IsComponentsV2,
      components: [
        section("Tea", "tea"),
        section("Milk", "milk"),
        { type: ComponentType.ActionRow, components: [button("Off", { disabled: true })] },
      ],
    });
    expect(ada?.sees(hall)).toEqual(["Tea\n[Choose]\nMilk\n[Choose]\n[Off]"]);
    await expect(ada?.presses(hall, "Choose")).rejects.toThrow("several things");
    await expect(ada?.presses(hall, "Off")).rejects.toThrow("switched off");
    expect(await ada?.presses(hall, "Choose", { beside: "Milk" })).toMatchObject({ answered: "acked" });
    const [pressed] = got as APIMessageComponentInteraction[];
    expect(pressed?.data).toMatchObject({ custom_id: "milk", component_type: 2 });
    expect(pressed?.message.id).toBe(hall.messages[0]?.id);
  });

  test("bring what was chosen", async () => {
    const row = (component: object) => ({ type: ComponentType.ActionRow as const, components: [component as never] });
    await run.api.channels.createMessage(hall.id, {
      content: "Choose",
      components: [
        row({
          type: ComponentType.StringSelect,
          custom_id: "s",
          placeholder: "Drink",
          options: [
            { label: "Tea", value: "t" },
            { label: "Milk", value: "m" },
          ],
          max_values: 2,
        }),
        row({ type: ComponentType.UserSelect, custom_id: "u", placeholder: "Who" }),
      ],
    });
    await ada?.picks(hall, "Drink", ["Milk", "Tea"]);
    await ada?.picks(hall, "Who", ben as Person);
    expect(got).toMatchObject([
      { data: { values: ["m", "t"] } },
      { data: { values: [ben?.id], resolved: { users: { [ben?.id ?? ""]: {} } } } },
    ]);
    await expect(ada?.picks(hall, "Drink", "Water")).rejects.toThrow('no option "Water"');
  });

  test("of an ephemeral work for its person alone, until the client starts anew", async () => {
    answer = ({ id, token }, { interactions }) =>
      interactions.reply(id, token, {
        content: "Yours",
        flags: MessageFlags.Ephemeral,
        components: [{ type: ComponentType.ActionRow, components: [button("More")] }],
      });
    await ada?.types("/parley plan", { topic: "a" }, hall);
    await expect(ben?.presses(hall, "More")).rejects.toThrow('no "More"');
    expect(await ada?.presses(hall, "More")).toMatchObject({ answered: "acked" });
    ada?.reloads();
    expect(ada?.sees(hall)).toEqual([]);
    await expect(ada?.presses(hall, "More")).rejects.toThrow('no "More"');
  });
});

test("direct messages reach those who take them", async () => {
  const shy = run.fake.person("Shy", { takesDms: false });
  const dm = await run.api.users.createDM(ada?.id ?? "");
  await run.api.channels.createMessage(dm.id, {
    content: "A note",
    components: [{ type: ComponentType.ActionRow, components: [button("Read")] }],
  });
  expect(ada?.sees(ada.dm)).toEqual(["A note\n[Read]"]);
  await ada?.presses(ada.dm, "Read");
  expect(got[0]).toMatchObject({ context: 1, user: { id: ada?.id } });
  expect(await refusalOf(run.api.channels.createMessage(shy.dm.id, { content: "A note" }))).toMatchObject({ status: 403, code: 50007 });
});
