import { PermissionFlagsBits } from "discord-api-types/v10";
import type { z } from "zod";
import type { Json } from "../../slack/json.ts";
import { findings, type Findings } from "../complaints.ts";
import { basePermissions, canIn, permissionsIn, type Permission } from "../permissions.ts";
import { invalidForm, missingAccess, missingPermissions, unknown } from "../refused.ts";
import { isIn, type Channel, type State } from "../state.ts";
import type { World } from "../world.ts";

export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** One request, read. */
export interface Asked {
  readonly route: string;
  /** What stands in the path for each `{id}` and `{token}`. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | readonly unknown[];
  readonly files: readonly Upload[];
  readonly reason: string | null;
}

/** The answer's JSON; null: 204, nothing to say. */
export type Answer = Json | readonly Json[] | null;

export type Routes = Readonly<Record<string, (world: World, asked: Asked) => Answer>>;

/** Refuses what Discord would refuse, and keeps what it would let pass. */
export function refuse(world: World, route: string, { complaints, notes }: Findings): void {
  if (notes.length > 0) world.recorder.violation(route, "accepted", notes);
  if (complaints.length > 0) throw invalidForm(complaints);
}

/** The body, checked by its schema. */
export function checked<T>(world: World, asked: Asked, schema: z.ZodType<T>): T {
  refuse(world, asked.route, findings(schema, asked.body));
  return asked.body as T;
}

export function theGuild(state: State, id: string): void {
  if (id !== state.guild.id) throw unknown("guild");
  if (!isIn(state)) throw missingAccess();
}

/** A channel that the app sees. */
export function visibleChannel({ state }: World, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel) throw unknown("channel");
  if (!canIn(state, state.bot.id, channel, "ViewChannel")) throw missingAccess();
  return channel;
}

export function needsIn({ state }: World, channel: Channel, ...permissions: readonly Permission[]): void {
  if (!permissions.every((permission) => canIn(state, state.bot.id, channel, permission))) throw missingPermissions();
}

/**
 * The bits that the app hands out or takes must be its own in the guild or in the channel, unless an overwrite of the
 * channel itself lets it manage roles there.
 */
export function mustOwn({ state }: World, channel: Channel, bits: bigint): void {
  const member = state.members.get(state.bot.id);
  if (!member) throw missingPermissions();
  const isLetHere = [...channel.overwrites.values()].some(
    ({ id, allow }) => (id === state.bot.id || member.roles.has(id)) && (allow & PermissionFlagsBits.ManageRoles) !== 0n,
  );
  const own = basePermissions(state, member) | permissionsIn(state, state.bot.id, channel);
  if (!isLetHere && bits & ~own) throw missingPermissions();
}
