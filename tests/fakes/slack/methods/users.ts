import type { Json } from "../json.ts";
import { faulty } from "../refused.ts";
import { handleOf, type State, type User } from "../state.ts";
import { describeChannel } from "./channel-output.ts";
import { findUser } from "./find.ts";
import { needs, type Methods } from "./method.ts";
import { pageOf } from "./page.ts";

function describeUser(state: State, user: User, withLocale: boolean): Json {
  const own = { id: user.id, team_id: user.teamId, name: handleOf(user), deleted: user.isDeactivated };
  const profile = { real_name: user.name, display_name: user.name, real_name_normalized: user.name, team: user.teamId };
  const isBot = { is_bot: user.kind === "bot", is_app_user: false, updated: 0 };
  if (user.teamId !== state.team.id) return { ...own, real_name: user.name, profile, ...isBot, is_stranger: true };
  return {
    ...own,
    real_name: user.name,
    profile: user.kind === "bot" ? { ...profile, bot_id: state.app.botId, api_app_id: state.app.id } : profile,
    ...isBot,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.kind === "guest",
    is_ultra_restricted: false,
    tz: user.timeZone,
    tz_label: user.timeZone,
    tz_offset: 0,
    color: "9f69e7",
    ...(withLocale && { locale: user.locale }),
  };
}

const SCOPES: Readonly<Record<string, string>> = {
  public_channel: "channels:read",
  private_channel: "groups:read",
  im: "im:read",
  mpim: "mpim:read",
};
const TYPES = { public: "public_channel", private: "private_channel", im: "im", mpim: "mpim" } as const;

export const users: Methods = {
  "users.info": ({ user, include_locale }, world) => {
    needs(world, "users:read");
    return { user: describeUser(world.state, findUser(world, user), include_locale ?? false) };
  },

  "users.conversations": ({ user, types = "public_channel", exclude_archived, cursor, limit }, world) => {
    const wanted = types.split(",").map((type) => type.trim());
    for (const type of wanted) {
      if (!(type in SCOPES)) throw faulty("invalid_types");
      needs(world, SCOPES[type] ?? "");
    }
    const { state } = world;
    const whose = user === undefined ? state.bot.id : findUser(world, user).id;
    const found = [...state.channels.values()].filter(
      (channel) =>
        channel.members.has(whose) &&
        (channel.kind === "public" || channel.members.has(state.bot.id)) &&
        wanted.includes(TYPES[channel.kind]) &&
        !(exclude_archived && channel.isArchived),
    );
    const { items, next } = pageOf(found, cursor, limit);
    return { channels: items.map((channel) => describeChannel(state, channel)), response_metadata: { next_cursor: next } };
  },
};
