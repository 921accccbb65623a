import { Client, Events, GatewayIntentBits, MessageFlags } from "discord.js";

/** The least that discord.js needs: everything is acknowledged, and nothing else is done. Ends with its standard input. */
const { DISCORD_TOKEN: token = "", DISCORD_API_URL: api = "" } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], waitGuildTimeout: 500, rest: { api } });
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isRepliable()) void interaction.deferReply({ flags: MessageFlags.Ephemeral });
});
client.once(Events.ClientReady, () => process.stdout.write("ready\n"));
process.stdin.resume().on("end", () => process.exit(0));
await client.login(token);
