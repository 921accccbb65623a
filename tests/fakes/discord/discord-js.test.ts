import { Client, Events, GatewayIntentBits, LabelBuilder, MessageFlags, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FakeDiscord } from "./fake.ts";
import { startDiscord } from "./server.ts";

let fake: FakeDiscord;
let client: Client;

beforeEach(async () => {
  fake = await startDiscord();
  client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: fake.apiUrl } });
});
afterEach(async () => {
  await client.destroy();
  await fake.close();
});

test("discord.js logs in, knows the guild, and carries a form to an answer", async () => {
  const hall = fake.channel("hall");
  const ada = fake.person("Ada");
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) {
      const words = new TextInputBuilder().setCustomId("words").setStyle(TextInputStyle.Paragraph);
      const label = new LabelBuilder().setLabel("Words").setTextInputComponent(words);
      void interaction.showModal(new ModalBuilder().setCustomId("form").setTitle("Form").addLabelComponents(label));
    }
    if (interaction.isModalSubmit()) {
      void interaction.reply({ content: interaction.fields.getTextInputValue("words"), flags: MessageFlags.Ephemeral });
    }
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(fake.token);
  const { application, guilds } = await ready;
  await application.commands.set([{ name: "form", description: "A form" }]);
  expect(guilds.cache.get(fake.guildId)?.channels.cache.get(hall.id)?.name).toBe("hall");

  await ada.types("/form", {}, hall);
  await ada.waitsForModal("Form");
  ada.fills({ Words: "Said in confidence" });
  expect(await ada.submits()).toMatchObject({ answered: "acked", with: "message" });
  expect(ada.sees(hall)).toEqual(["Said in confidence"]);
  // discord.js asks for an enforced nonce in answers, too, where Discord knows none.
  expect(fake.violations.map(({ messages }) => messages)).toEqual([["unknown keys at data: enforce_nonce"]]);
});
