import { ButtonStyle, ComponentType, InteractionType, MessageFlags, TextInputStyle } from "discord-api-types/v10";
import type { API, APIInteraction, APIModalSubmitInteraction } from "@discordjs/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../slack/until.ts";
import { refusalOf, running, type Running } from "./little-app.ts";
import type { Person } from "./person.ts";
import type { Channel } from "./state.ts";

type ModalBody = Parameters<API["interactions"]["createModal"]>[2];
type InLabel = Extract<ModalBody["components"][number], { type: ComponentType.Label }>["component"];

let run: Running;
let ada: Person;
let hall: Channel;
let modal: ModalBody;
let submitted: APIModalSubmitInteraction[];
let answer: (interaction: APIInteraction, api: API) => Promise<unknown>;
let refusal: ReturnType<typeof refusalOf> | undefined;

const labelled = (label: string, component: InLabel) => ({ type: ComponentType.Label as const, label, component });
const options = (...words: readonly string[]) => words.map((label) => ({ label, value: label.toLowerCase() }));
const aModal = (...components: ModalBody["components"]): ModalBody => ({ custom_id: "form", title: "Form", components });

beforeEach(async () => {
  [submitted, refusal] = [[], undefined];
  answer = ({ id, token }, { interactions }) => interactions.reply(id, token, { content: "Kept", flags: MessageFlags.Ephemeral });
  run = await running({
    ackWithinMs: 500,
    onInteraction: async (interaction, api) => {
      if (interaction.type === InteractionType.ModalSubmit) {
        submitted.push(interaction);
        return answer(interaction, api);
      }
      return api.interactions.createModal(interaction.id, interaction.token, modal);
    },
  });
  await run.api.applicationCommands.bulkOverwriteGlobalCommands(run.fake.applicationId, [{ name: "form", description: "A form" }]);
  await run.connect();
  ada = run.fake.person("Ada");
  hall = run.fake.channel("hall");
});
afterEach(() => run.stop());

async function opens(...components: ModalBody["components"]): Promise<void> {
  modal = aModal(...components);
  await ada.types("/form", {}, hall);
  await ada.waitsForModal("Form");
}

test("the first five kinds of fields bring what was entered", async () => {
  await opens(
    labelled("Words", { type: ComponentType.TextInput, custom_id: "words", style: TextInputStyle.Paragraph, min_length: 3, max_length: 9 }),
    labelled("One", { type: ComponentType.StringSelect, custom_id: "one", options: options("Tea", "Milk") }),
    labelled("Mood", { type: ComponentType.RadioGroup, custom_id: "mood", options: options("Calm", "Heated") }),
    labelled("Ballot", {
      type: ComponentType.CheckboxGroup,
      custom_id: "ballot",
      options: options("A", "B", "C"),
      min_values: 1,
      max_values: 2,
    }),
    labelled("Sure", { type: ComponentType.Checkbox, custom_id: "sure" }),
  );
  ada.fills({ Words: "ab", One: "Milk" });
  expect(() => ada.fills({ Mood: "Sad" })).toThrow('no option "Sad"');
  expect(() => ada.fills({ Ballot: ["A", "B", "C"] })).toThrow("so many");
  expect(await ada.submits()).toMatchObject({
    answered: "not sent",
    errors: { Words: "must be 3 characters or more", Mood: "must be filled in", Ballot: "must be filled in" },
  });
  ada.fills({ Words: "abc", Mood: "Calm", Ballot: ["C", "A"], Sure: true });
  expect(ada.modal()?.fields.map(({ value }) => value)).toEqual(["abc", "Milk", "Calm", "C, A", "yes"]);
  expect(await ada.submits()).toMatchObject({ answered: "acked", with: "message" });
  expect(submitted[0]?.data).toMatchObject({
    custom_id: "form",
    components: [
      { type: 18, component: { type: 4, custom_id: "words", value: "abc" } },
      { component: { type: 3, values: ["milk"] } },
      { component: { type: 21, value: "calm" } },
      { component: { type: 22, values: ["c", "a"] } },
      { component: { type: 23, value: true } },
    ],
  });
  expect(submitted[0]).toMatchObject({ member: { user: { id: ada.id } }, context: 0, version: 1, guild_locale: "en-US" });
});

test("people, roles, channels and files bring what stands behind their ids", async () => {
  const role = run.fake.role("elders");
  const ben = run.fake.person("Ben");
  await opens(
    labelled("Who", { type: ComponentType.UserSelect, custom_id: "who", max_values: 2 }),
    labelled("Role", { type: ComponentType.RoleSelect, custom_id: "role", required: false }),
    labelled("Either", { type: ComponentType.MentionableSelect, custom_id: "either", required: false, min_values: 0 }),
    labelled("Where", { type: ComponentType.ChannelSelect, custom_id: "where" }),
    labelled("Papers", { type: ComponentType.FileUpload, custom_id: "papers" }),
  );
  ada.fills({ Who: [ben, "Ada"], Role: role, Where: hall, Papers: [{ name: "a.txt", content: "words" }] });
  await ada.submits();
  const [data] = submitted.map((each) => each.data);
  expect(data?.components).toMatchObject([
    { component: { values: [ben.id, ada.id] } },
    { component: { values: [role.id] } },
    { component: { values: [] } },
    { component: { values: [hall.id] } },
    {},
  ]);
  expect(Object.keys(data?.resolved?.users ?? {}).sort()).toEqual([ada.id, ben.id]);
  expect(data?.resolved?.roles?.[role.id]?.name).toBe("elders");
  expect(data?.resolved?.channels?.[hall.id]?.name).toBe("hall");
  const [file] = Object.values(data?.resolved?.attachments ?? {});
  expect(await (await fetch(file?.url ?? "")).text()).toBe("words");
});

test("a modal answers neither a modal nor after a defer, and what is too much is refused", async () => {
  await opens(labelled("Sure", { type: ComponentType.Checkbox, custom_id: "sure" }));
  answer = (interaction, api) => {
    refusal = refusalOf(api.interactions.createModal(interaction.id, interaction.token, modal));
    return refusal;
  };
  const submitting = ada.submits();
  expect(await until("it answered", () => refusal)).toMatchObject({ status: 400, code: 50035 });
  expect((await submitting).answered).toBe("timed out");
  expect(ada.modal()).not.toBeNull();

  const six = Array.from({ length: 6 }, (_, at) => labelled(`L${at}`, { type: ComponentType.Checkbox, custom_id: `c${at}` }));
  const bad: readonly (readonly [ModalBody, string])[] = [
    [aModal(...six), "components: Must be 5 or fewer"],
    [{ ...aModal(...six.slice(1)), title: "x".repeat(46) }, "title: Must be 45 or fewer"],
    [aModal(labelled("x".repeat(46), { type: ComponentType.Checkbox, custom_id: "a" })), "label: Must be 45 or fewer"],
    [
      aModal(labelled("a", { type: ComponentType.StringSelect, custom_id: "a", options: options("A"), min_values: 0 })),
      "min_values is 0 only where",
    ],
    [aModal(labelled("a", { type: ComponentType.RadioGroup, custom_id: "a", options: options("A") })), "Must be 2 or more"],
  ];
  for (const [body, words] of bad) {
    modal = body;
    await Promise.race([ada.types("/form", {}, hall), new Promise((resolve) => setTimeout(resolve, 100))]);
    expect(run.fake.violations.at(-1)?.messages.join("; ")).toContain(words);
  }
});

test("a modal that a button opened can update the button's message", async () => {
  const row = (label: string) => ({
    type: ComponentType.ActionRow as const,
    components: [{ type: ComponentType.Button as const, style: ButtonStyle.Primary as const, label, custom_id: "open" }],
  });
  await run.api.channels.createMessage(hall.id, { content: "Board", components: [row("Write")] });
  modal = aModal(labelled("Sure", { type: ComponentType.Checkbox, custom_id: "sure", default: true }));
  answer = ({ id, token }, { interactions }) => interactions.updateMessage(id, token, { content: "Board, written on" });
  await ada.presses(hall, "Write");
  expect(await ada.submits()).toMatchObject({ with: "update" });
  expect(submitted[0]?.message?.content).toBe("Board");
  expect(ada.sees(hall)).toEqual(["Board, written on\n[Write]"]);
  expect(run.fake.publicReplies).toEqual([]);
});
