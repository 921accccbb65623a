import { ApplicationCommandOptionType, PermissionFlagsBits } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../slack/json.ts";
import { uploaded, type Named, type NewFile } from "./entries.ts";
import { canIn, permissionsIn, postingTakes } from "./permissions.ts";
import { resolve } from "./resolved.ts";
import { isIn, type Channel, type State, type User } from "./state.ts";
import type { World } from "./world.ts";

/** Commands as people type them, by the definitions that the app registered. */

export type OptionValue = string | number | boolean | Named | NewFile;
export type TypedOptions = Readonly<Record<string, OptionValue>>;

const {
  Subcommand,
  SubcommandGroup,
  Integer,
  Boolean: Flag,
  User: Somebody,
  Role: ARole,
  Channel: AChannel,
} = ApplicationCommandOptionType;
const { String: Text, Number: Decimal, Mentionable, Attachment } = ApplicationCommandOptionType;
/** Options whose value is the id of something. */
const NAMED: readonly unknown[] = [Somebody, ARole, AChannel, Mentionable, Attachment];

/** The command of this name and kind that is offered here. */
export function offeredCommand(world: World, user: User, channel: Channel, name: string, kind: number): Json {
  const { state, settings } = world;
  const isDirect = channel.recipientId !== null;
  const all = isDirect || isIn(state) ? [...(isDirect ? [] : state.commands.guild), ...state.commands.global] : [];
  const command = all.find((each) => each.name === name && each.type === kind);
  if (!command) throw new Error(`there is no command "${name}"`);
  if (Array.isArray(command.contexts) && !command.contexts.includes(isDirect ? 1 : 0)) throw new Error(`"${name}" is not offered here`);
  if (isDirect) return command;
  if (!canIn(state, user.id, channel, "UseApplicationCommands")) throw new Error("they may not use commands here");
  if (!settings.commandsWithoutSending && !canIn(state, user.id, channel, postingTakes(channel))) {
    throw new Error("they may not write here, and so may not use commands");
  }
  const needed = command.default_member_permissions;
  const own = permissionsIn(state, user.id, channel);
  const lacks =
    typeof needed === "string" && (needed === "0" ? !(own & PermissionFlagsBits.Administrator) : (own & BigInt(needed)) !== BigInt(needed));
  if (lacks) throw new Error(`"${name}" is not offered to them`);
  return command;
}

function inRange(value: number, { min_value: least, max_value: most, name }: Json): number {
  if (typeof least === "number" && value < least) throw new Error(`"${asText(name)}" must be at least ${least}`);
  if (typeof most === "number" && value > most) throw new Error(`"${asText(name)}" must be at most ${most}`);
  return value;
}

function asWords(value: OptionValue, { min_length: least, max_length: most, name }: Json): string {
  if (typeof value !== "string") throw new Error(`"${asText(name)}" wants words`);
  if (typeof least === "number" && value.length < least) throw new Error(`"${asText(name)}" must have ${least} characters or more`);
  if (value.length > (typeof most === "number" ? most : 6000)) throw new Error(`"${asText(name)}" is too long`);
  return value;
}

function asId(state: State, value: OptionValue, { type, name, channel_types: kinds }: Json): string {
  const sought = typeof value === "string" ? value : asText(asObject(value).id);
  const [isPerson, isRole] = [type === Somebody || type === Mentionable, type === ARole || type === Mentionable];
  const among = [
    ...(isPerson ? state.users.values() : []),
    ...(isRole ? state.roles.values() : []),
    ...(type === AChannel ? [...state.channels.values()].filter((each) => !Array.isArray(kinds) || kinds.includes(each.type)) : []),
  ];
  const found = among.find((each) => each.id === sought || each.name === sought);
  if (!found) throw new Error(`"${asText(name)}" wants somebody or something of the guild`);
  return found.id;
}

function valueOf(state: State, definition: Json, value: OptionValue, isFocused: boolean): unknown {
  const { type, name, choices } = definition;
  if (isFocused) return typeof value === "string" ? value : JSON.stringify(value);
  if (Array.isArray(choices) && choices.length > 0) {
    const choice = asObjects(choices).find((each) => each.name === value) ?? asObjects(choices).find((each) => each.value === value);
    if (!choice) throw new Error(`"${asText(name)}" offers no "${JSON.stringify(value)}"`);
    return choice.value;
  }
  switch (type) {
    case Text:
      return asWords(value, definition);
    case Integer:
    case Decimal:
      if (typeof value !== "number" || (type === Integer && !Number.isInteger(value))) throw new Error(`"${asText(name)}" wants a number`);
      return inRange(value, definition);
    case Flag:
      if (typeof value !== "boolean") throw new Error(`"${asText(name)}" wants true or false`);
      return value;
    case Attachment:
      return uploaded(state, value);
    default:
      return asId(state, value, definition);
  }
}

/** The definition that the words after the name lead to, and the way there. */
function walk(command: Json, words: readonly string[]): { readonly definitions: readonly Json[]; readonly way: readonly Json[] } {
  const way: Json[] = [];
  let here = command;
  for (const word of words) {
    const next = asObjects(here.options).find(({ name, type }) => name === word && (type === Subcommand || type === SubcommandGroup));
    if (!next) throw new Error(`there is no "${word}" in "${asText(here.name)}"`);
    way.push(next);
    here = next;
  }
  const definitions = asObjects(here.options);
  if (definitions.some(({ type }) => type === Subcommand || type === SubcommandGroup))
    throw new Error(`"${asText(here.name)}" is not whole; choose a sub-command`);
  return { definitions, way };
}

/** The `data` of a typed command. `focused`: the option that is being typed. */
export function commandData(
  world: World,
  user: User,
  channel: Channel,
  typed: string,
  options: TypedOptions,
  focused: string | null,
): Json {
  const { state } = world;
  const [name = "", ...words] = typed.replace(/^\//, "").trim().split(/\s+/);
  const command = offeredCommand(world, user, channel, name, 1);
  const { definitions, way } = walk(command, words);
  const stray = Object.keys(options).find((key) => !definitions.some((each) => each.name === key));
  if (stray !== undefined) throw new Error(`"${typed}" has no option "${stray}"`);
  const missing = definitions.find((each) => each.required === true && options[asText(each.name)] === undefined);
  if (missing && focused === null) throw new Error(`"${asText(missing.name)}" must be given`);
  const given = definitions.flatMap((definition) => {
    const key = asText(definition.name);
    const value = options[key];
    if (value === undefined) return [];
    const isFocused = key === focused;
    if (isFocused && definition.autocomplete !== true) throw new Error(`"${key}" is not completed`);
    return [{ name: key, type: definition.type, value: valueOf(state, definition, value, isFocused), ...(isFocused && { focused: true }) }];
  });
  const nested = [...way]
    .reverse()
    .reduce<readonly Json[]>((inside, step) => [{ name: step.name, type: step.type, options: inside }], given);
  const ids = given.filter(({ type }) => NAMED.includes(type)).map(({ value }) => String(value));
  const resolved = resolve(world, ids, channel, user.id);
  return {
    id: command.id,
    name,
    type: 1,
    ...(nested.length > 0 && { options: nested }),
    ...(resolved && { resolved }),
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
  };
}
