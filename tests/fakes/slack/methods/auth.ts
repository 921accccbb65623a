import { faulty, Refused } from "../refused.ts";
import { needs, type Methods } from "./method.ts";

/** Who the app is, and its Socket Mode connections. */
export const auth: Methods = {
  "auth.test": (_given, { state }) => ({
    url: `https://${state.team.domain}.slack.com/`,
    team: state.team.name,
    user: state.app.name,
    team_id: state.team.id,
    user_id: state.bot.id,
    bot_id: state.app.botId,
    is_enterprise_install: false,
  }),

  "apps.connections.open": (_given, world) => {
    const ticket = world.ticket();
    if (ticket === null) throw faulty("socket_mode_not_enabled");
    return { url: world.url().replace(/^http/, "ws") + ticket };
  },

  "bots.info": ({ bot }, world) => {
    needs(world, "users:read");
    const { app, bot: user } = world.state;
    if (bot !== undefined && bot !== app.botId) throw new Refused("bot_not_found");
    return { bot: { id: app.botId, app_id: app.id, user_id: user.id, name: app.name, deleted: false, updated: 0, icons: {} } };
  },

  "team.info": (_given, world) => {
    needs(world, "team:read");
    return { team: { ...world.state.team, email_domain: "", icon: {} } };
  },
};
