import { GatewayIntentBits } from "discord-api-types/v10";
import type { Json } from "../../slack/json.ts";
import { userOutput } from "../output.ts";
import { unknown } from "../refused.ts";
import { isIn, type State } from "../state.ts";
import type { Routes } from "./route.ts";

const IDENTIFIES_A_DAY = 1000;

/** Application flags by which a small app may ask for privileged intents. */
const LIMITED = [
  [GatewayIntentBits.GuildPresences, 1 << 13],
  [GatewayIntentBits.GuildMembers, 1 << 15],
  [GatewayIntentBits.MessageContent, 1 << 19],
] as const;

const applicationOutput = ({ applicationId, bot, privilegedIntents }: State): Json => ({
  id: applicationId,
  name: bot.name,
  icon: null,
  description: "",
  summary: "",
  bot_public: false,
  bot_require_code_grant: false,
  verify_key: "0".repeat(64),
  flags: LIMITED.reduce((sum, [intent, flag]) => (privilegedIntents & intent ? sum | flag : sum), 0),
  hook: true,
  interactions_endpoint_url: null,
  integration_types_config: { "0": {} },
  team: null,
  bot: userOutput(bot),
});

export const application: Routes = {
  "GET /gateway": ({ url }) => ({ url: url().replace("http", "ws") }),
  "GET /gateway/bot": ({ url, gateway, settings }) => ({
    url: url().replace("http", "ws"),
    shards: 1,
    session_start_limit: {
      total: IDENTIFIES_A_DAY,
      remaining: IDENTIFIES_A_DAY - gateway.identifies,
      reset_after: 86_400_000,
      max_concurrency: settings.maxConcurrency,
    },
  }),
  "GET /users/@me": ({ state }) => ({ ...userOutput(state.bot), verified: true, mfa_enabled: true, flags: 0, email: null }),
  "GET /users/{id}": ({ state }, { ids }) => {
    const user = state.users.get(ids[0] ?? "");
    if (!user) throw unknown("user");
    return userOutput(user);
  },
  "GET /users/@me/guilds": ({ state }) =>
    isIn(state) ? [{ id: state.guild.id, name: state.guild.name, icon: null, owner: false, permissions: "0", features: [] }] : [],
  "GET /applications/@me": ({ state }) => applicationOutput(state),
  "GET /oauth2/applications/@me": ({ state }) => applicationOutput(state),
};
