import { GatewayIntentBits } from "discord-api-types/v10";
import { aClock } from "../slack/ids.ts";
import { idMaker } from "./ids.ts";
import { BOT, EVERYONE, type DiscordOptions } from "./options.ts";
import { bitsOf } from "./permissions.ts";
import type { Role, State, User } from "./state.ts";

/** Positions of roles: those the app can give lie below its own, an administrator's above. */
const POSITION = { ordinary: 1, bot: 10, above: 20 } as const;

export interface NewRole {
  readonly name: string;
  readonly permissions: bigint;
  readonly rank: keyof typeof POSITION;
  readonly isManaged?: boolean;
}

export function addRole(state: State, { name, permissions, rank, isManaged = false }: NewRole): Role {
  const role: Role = {
    id: state.ids.id(),
    name,
    permissions,
    position: POSITION[rank],
    isManaged,
    isMentionable: false,
    isHoisted: false,
    color: 0,
  };
  state.roles.set(role.id, role);
  return role;
}

export function addUser(state: State, user: Omit<User, "id">, roles: readonly string[]): User {
  const whole: User = { ...user, id: state.ids.id() };
  state.users.set(whole.id, whole);
  state.members.set(whole.id, { user: whole, roles: new Set(roles), joinedAt: state.clock.now() });
  return whole;
}

/** A guild with one app in it, whose owner nobody has met yet. */
export function aGuild({
  guildLocale = "en-US",
  privilegedIntents = [],
  everyone = EVERYONE,
  botPermissions = BOT,
}: DiscordOptions): State {
  const clock = aClock();
  const ids = idMaker(clock);
  const applicationId = ids.id();
  const bot: User = { id: applicationId, name: "Parley", isBot: true, locale: "en-US", takesDms: false };
  const guildId = ids.id();
  const state: State = {
    clock,
    ids,
    token: `${Buffer.from(applicationId).toString("base64url")}.${ids.secret(4)}.${ids.secret(27)}`,
    applicationId,
    guild: { id: guildId, name: "Fake guild", locale: guildLocale, ownerId: ids.id(), isAvailable: true },
    bot,
    privilegedIntents: privilegedIntents.reduce((sum, name) => sum | GatewayIntentBits[name], 0),
    users: new Map([[bot.id, bot]]),
    members: new Map(),
    roles: new Map(),
    channels: new Map(),
    commands: { global: [], guild: [] },
    interactions: new Map(),
    modals: new Map(),
    audit: [],
    uploads: new Map(),
  };
  const open: Role = {
    id: guildId,
    name: "@everyone",
    permissions: bitsOf(everyone),
    position: 0,
    isManaged: false,
    isMentionable: false,
    isHoisted: false,
    color: 0,
  };
  state.roles.set(guildId, open);
  const own = addRole(state, { name: bot.name, permissions: bitsOf(botPermissions), rank: "bot", isManaged: true });
  state.members.set(bot.id, { user: bot, roles: new Set([own.id]), joinedAt: clock.now() });
  return state;
}
