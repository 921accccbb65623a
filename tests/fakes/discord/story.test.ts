import { ButtonStyle, ComponentType, InteractionType, MessageFlags, TextInputStyle } from "discord-api-types/v10";
import type { API, APIInteraction } from "@discordjs/core";
import { afterEach, expect, test } from "vitest";
import { running, type Running } from "./little-app.ts";

let run: Running;
afterEach(() => run.stop());

const COMMAND = {
  name: "ask",
  description: "Asks something",
  options: [
    {
      type: 1,
      name: "people",
      description: "Asks people",
      options: [{ type: 4, name: "minutes", description: "How long", required: true, max_value: 60 }],
    },
  ],
};

/** A command opens a form, its words become a message with a button, and the button counts. */
function littleApp() {
  let count = 0;
  const shown = (question: string) => ({
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container as const,
        components: [
          { type: ComponentType.TextDisplay as const, content: `${question} (${count})` },
          {
            type: ComponentType.ActionRow as const,
            components: [
              { type: ComponentType.Button as const, style: ButtonStyle.Primary as const, label: "I agree", custom_id: "agree" },
            ],
          },
        ],
      },
    ],
  });
  let question = "";
  return async (interaction: APIInteraction, { interactions, channels }: API): Promise<void> => {
    const { id, token, application_id: app, channel } = interaction;
    if (interaction.type === InteractionType.ApplicationCommand) {
      await interactions.createModal(id, token, {
        custom_id: "question",
        title: "Ask something",
        components: [
          {
            type: ComponentType.Label,
            label: "Question",
            component: { type: ComponentType.TextInput, custom_id: "words", style: TextInputStyle.Short, max_length: 20 },
          },
        ],
      });
    }
    if (interaction.type === InteractionType.ModalSubmit) {
      await interactions.defer(id, token, { flags: MessageFlags.Ephemeral });
      const [first] = interaction.data.components;
      question = first?.type === ComponentType.Label && first.component.type === ComponentType.TextInput ? first.component.value : "";
      await channels.createMessage(channel?.id ?? "", { ...shown(question), nonce: "n1", enforce_nonce: true });
      await interactions.editReply(app, token, { content: "It is asked" });
    }
    if (interaction.type === InteractionType.MessageComponent) {
      await interactions.deferMessageUpdate(id, token);
      count += 1;
      await channels.editMessage(channel?.id ?? "", interaction.message.id, shown(question));
      await interactions.followUp(app, token, { content: "Thank you", flags: MessageFlags.Ephemeral });
    }
  };
}

test("an app goes from a command to a modal, a message, an update and ephemerals", async () => {
  run = await running({ onInteraction: littleApp() });
  const { fake, api } = run;
  await api.applicationCommands.bulkOverwriteGuildCommands(fake.applicationId, fake.guildId, [COMMAND]);
  await run.connect();
  const ada = fake.person("Ada");
  const ben = fake.person("Ben");
  const hall = fake.channel("hall");

  expect(await ada.types("/ask people", { minutes: 5 }, hall)).toMatchObject({ answered: "acked", with: "modal" });
  expect((await ada.waitsForModal("Ask something")).fields).toMatchObject([{ label: "Question", kind: "TextInput", isRequired: true }]);
  expect(ben.modal()).toBeNull();
  expect(await ada.submits()).toMatchObject({ answered: "not sent", errors: { Question: "must be filled in" } });
  ada.fills({ Question: "Tea?" });
  expect(await ada.submits()).toMatchObject({ answered: "acked", with: "deferred" });
  expect(ada.modal()).toBeNull();

  await ada.waitsForMessage(hall, "It is asked");
  expect(ada.sees(hall)).toEqual(["It is asked", "Tea? (0)\n[I agree]"]);
  expect(ben.sees(hall)).toEqual(["Tea? (0)\n[I agree]"]);
  expect(await ben.presses(hall, "I agree")).toMatchObject({ answered: "acked", with: "deferred update" });
  await ben.waitsForMessage(hall, "Thank you");
  expect(ben.sees(hall)).toEqual(["Tea? (1)\n[I agree]", "Thank you"]);
  expect(ben.messages(hall)).toMatchObject([
    { isOnlyForYou: false, isEdited: true, buttons: ["I agree"], nonce: "n1" },
    { isOnlyForYou: true },
  ]);
  ben.reloads();
  expect(ben.sees(hall)).toEqual(["Tea? (1)\n[I agree]"]);

  await fake.idle();
  expect(fake.publicReplies).toEqual([]);
  expect(fake.violations).toEqual([]);
  expect(run.errors).toEqual([]);
  expect(fake.callsTo("PATCH /channels/{id}/messages/{id}")).toHaveLength(1);
  expect(fake.bodiesWith("Tea?").length).toBeGreaterThan(1);
  expect(fake.interactions.map(({ ack }) => ack)).toEqual(["modal", "deferred", "deferred update"]);
});

test("an app that acknowledges nothing leaves people waiting in vain", async () => {
  run = await running({ ackWithinMs: 200 });
  const { fake, api } = run;
  await api.applicationCommands.bulkOverwriteGlobalCommands(fake.applicationId, [{ name: "ping", description: "Pong" }]);
  const ada = fake.person("Ada");
  const hall = fake.channel("hall");
  expect(await ada.types("/ping", {}, hall)).toMatchObject({ answered: "unreachable" });
  await run.connect();
  expect(await ada.types("/ping", {}, hall)).toMatchObject({ answered: "timed out" });
});
