import { AuditLogEvent, GatewayIntentBits, PermissionFlagsBits } from "discord-api-types/v10";
import { asObject, type Json } from "../../slack/json.ts";
import { changesOf, note } from "../audit.ts";
import { removeMember } from "../changes.ts";
import { role as roleForm } from "../checks/channel.ts";
import { guildOutput, memberOutput, roleOutput } from "../output.ts";
import { basePermissions, highestRole, type Permission } from "../permissions.ts";
import { missingAccess, missingPermissions, unknown, wrongField } from "../refused.ts";
import type { AuditEntry, Member, Role, State } from "../state.ts";
import type { World } from "../world.ts";
import { checked, theGuild, type Asked, type Routes } from "./route.ts";

function needs({ state }: World, permission: Permission): bigint {
  const member = state.members.get(state.bot.id);
  const base = member ? basePermissions(state, member) : 0n;
  if (!(base & PermissionFlagsBits[permission])) throw missingPermissions();
  return base;
}

function memberOf(state: State, id: string | undefined): Member {
  const member = state.members.get(id ?? "");
  if (member) return member;
  throw unknown(state.users.has(id ?? "") ? "member" : "user");
}

/** A role that stands below the app's own. */
function changeableRole(world: World, id: string | undefined): Role {
  const role = world.state.roles.get(id ?? "");
  if (!role) throw unknown("role");
  if (role.position >= highestRole(world.state, world.state.bot.id)) throw missingPermissions();
  return role;
}

function giveRole(world: World, { ids, reason }: Asked, isGiven: boolean): null {
  const { state } = world;
  theGuild(state, ids[0] ?? "");
  needs(world, "ManageRoles");
  const member = memberOf(state, ids[1]);
  const role = changeableRole(world, ids[2]);
  if (role.isManaged || role.id === state.guild.id) throw missingPermissions();
  if (member.roles.has(role.id) === isGiven) return null;
  if (isGiven) member.roles.add(role.id);
  else member.roles.delete(role.id);
  const changes = [{ key: isGiven ? "$add" : "$remove", new_value: [{ id: role.id, name: role.name }] }];
  note(state, AuditLogEvent.MemberRoleUpdate, { by: state.bot.id, target: member.user.id, reason, changes });
  world.emit("GUILD_MEMBER_UPDATE", { guild_id: state.guild.id, ...memberOutput(member) });
  return null;
}

const settings = ({ name, permissions, isMentionable, isHoisted, color }: Role): Json => ({
  name,
  permissions: String(permissions),
  mentionable: isMentionable,
  hoist: isHoisted,
  color,
});

function apply(world: World, role: Role, body: Json): void {
  const base = needs(world, "ManageRoles");
  if (body.permissions !== undefined && body.permissions !== null) {
    const permissions = BigInt(body.permissions as string | number);
    if (permissions & ~base) throw missingPermissions();
    role.permissions = permissions;
  }
  if (typeof body.name === "string") role.name = body.name;
  if (typeof body.mentionable === "boolean") role.isMentionable = body.mentionable;
  if (typeof body.hoist === "boolean") role.isHoisted = body.hoist;
  if (typeof body.color === "number") role.color = body.color;
}

const entryOutput = ({ id, action, by, target, reason, changes, options }: AuditEntry): Json => ({
  id,
  action_type: action,
  user_id: by,
  target_id: target,
  ...(reason !== null && { reason }),
  ...(changes.length > 0 && { changes }),
  ...(options && { options }),
});

export const guild: Routes = {
  "GET /guilds/{id}": ({ state }, { ids }) => {
    theGuild(state, ids[0] ?? "");
    return guildOutput(state);
  },

  "DELETE /users/@me/guilds/{id}": (world, { ids }) => {
    theGuild(world.state, ids[0] ?? "");
    removeMember(world, world.state.bot.id);
    return null;
  },

  "GET /guilds/{id}/members/{id}": ({ state }, { ids }) => {
    theGuild(state, ids[0] ?? "");
    return memberOutput(memberOf(state, ids[1]));
  },

  "GET /guilds/{id}/members/search": ({ state }, { ids, query }) => {
    theGuild(state, ids[0] ?? "");
    const sought = query.get("query")?.toLowerCase();
    if (!sought) throw wrongField("query", "This field is required", "BASE_TYPE_REQUIRED");
    const found = [...state.members.values()].filter(({ user }) => user.name.toLowerCase().startsWith(sought));
    return found.slice(0, Number(query.get("limit") ?? 1)).map(memberOutput);
  },

  "GET /guilds/{id}/members": ({ state }, { ids, query }) => {
    theGuild(state, ids[0] ?? "");
    if (!(state.privilegedIntents & GatewayIntentBits.GuildMembers)) throw missingAccess();
    const after = BigInt(query.get("after") ?? 0);
    const all = [...state.members.values()].filter(({ user }) => BigInt(user.id) > after);
    return all.slice(0, Number(query.get("limit") ?? 1)).map(memberOutput);
  },

  "PUT /guilds/{id}/members/{id}/roles/{id}": (world, asked) => giveRole(world, asked, true),
  "DELETE /guilds/{id}/members/{id}/roles/{id}": (world, asked) => giveRole(world, asked, false),

  "GET /guilds/{id}/roles": ({ state }, { ids }) => {
    theGuild(state, ids[0] ?? "");
    return [...state.roles.values()].map(roleOutput);
  },

  "POST /guilds/{id}/roles": (world, asked) => {
    const { state } = world;
    theGuild(state, asked.ids[0] ?? "");
    const body = asObject(checked(world, asked, roleForm));
    const everyone = state.roles.get(state.guild.id)?.permissions ?? 0n;
    const role: Role = {
      id: state.ids.id(),
      name: "new role",
      permissions: everyone,
      position: 1,
      isManaged: false,
      isMentionable: false,
      isHoisted: false,
      color: 0,
    };
    apply(world, role, body);
    state.roles.set(role.id, role);
    note(state, AuditLogEvent.RoleCreate, {
      by: state.bot.id,
      target: role.id,
      reason: asked.reason,
      changes: changesOf({}, settings(role)),
    });
    world.emit("GUILD_ROLE_CREATE", { guild_id: state.guild.id, role: roleOutput(role) });
    return roleOutput(role);
  },

  "PATCH /guilds/{id}/roles/{id}": (world, asked) => {
    const { state } = world;
    theGuild(state, asked.ids[0] ?? "");
    needs(world, "ManageRoles");
    const role = changeableRole(world, asked.ids[1]);
    const before = settings(role);
    apply(world, role, asObject(checked(world, asked, roleForm)));
    note(state, AuditLogEvent.RoleUpdate, {
      by: state.bot.id,
      target: role.id,
      reason: asked.reason,
      changes: changesOf(before, settings(role)),
    });
    world.emit("GUILD_ROLE_UPDATE", { guild_id: state.guild.id, role: roleOutput(role) });
    return roleOutput(role);
  },

  "DELETE /guilds/{id}/roles/{id}": (world, { ids, reason }) => {
    const { state } = world;
    theGuild(state, ids[0] ?? "");
    needs(world, "ManageRoles");
    const role = changeableRole(world, ids[1]);
    if (role.isManaged || role.id === state.guild.id) throw missingPermissions();
    state.roles.delete(role.id);
    state.members.forEach(({ roles }) => roles.delete(role.id));
    note(state, AuditLogEvent.RoleDelete, { by: state.bot.id, target: role.id, reason, changes: changesOf(settings(role), {}) });
    world.emit("GUILD_ROLE_DELETE", { guild_id: state.guild.id, role_id: role.id });
    return null;
  },

  "GET /guilds/{id}/audit-logs": (world, { ids, query }) => {
    const { state } = world;
    theGuild(state, ids[0] ?? "");
    needs(world, "ViewAuditLog");
    const [userId, action, before, after] = ["user_id", "action_type", "before", "after"].map((key) => query.get(key));
    const found = state.audit.filter(
      (entry) =>
        (!userId || entry.by === userId) &&
        (!action || entry.action === Number(action)) &&
        (!before || BigInt(entry.id) < BigInt(before)) &&
        (!after || BigInt(entry.id) > BigInt(after)),
    );
    const page = after ? found : [...found].reverse();
    return {
      audit_log_entries: page.slice(0, Number(query.get("limit") ?? 50)).map(entryOutput),
      application_commands: [],
      auto_moderation_rules: [],
      guild_scheduled_events: [],
      integrations: [],
      threads: [],
      users: [],
      webhooks: [],
    };
  },
};
