import { asObject, asObjects, asText, type Json } from "../../slack/json.ts";
import { commandFindings } from "../checks/commands.ts";
import { joined } from "../complaints.ts";
import { Refused, unknown, wrongField } from "../refused.ts";
import type { World } from "../world.ts";
import { refuse, theGuild, type Answer, type Asked, type Routes } from "./route.ts";

/** How many commands of each kind one scope holds, and how many may be made in a day. */
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const TOO_MANY: Readonly<Record<number, number>> = { 1: 30032, 2: 30033, 3: 30034 };
const CREATES_A_DAY = 200;

type Scope = "global" | "guild";

/** The ids after the guild's, once the application and the guild are the right ones. */
function within({ state }: World, { ids }: Asked, scope: Scope): string {
  if (ids[0] !== state.applicationId)
    throw new Refused(403, 20012, "You are not authorized to perform this action on this application", { isFault: true });
  if (scope === "guild") theGuild(state, ids[1] ?? "");
  return ids[scope === "guild" ? 2 : 1] ?? "";
}

const kindOf = ({ type }: Json): number => Number(type ?? 1);
const isSame = (a: Json, b: Json): boolean => a.name === b.name && kindOf(a) === kindOf(b);

/** What is said in a locale as everywhere is dropped, at every depth. */
function stored(given: Json): Json {
  const localized = (["name", "description"] as const).flatMap((key) => {
    const own = given[`${key}_localizations`];
    if (own === undefined || own === null) return [];
    return [[`${key}_localizations`, Object.fromEntries(Object.entries(asObject(own)).filter(([, words]) => words !== given[key]))]];
  });
  const inside = (["options", "choices"] as const).flatMap((key) => (given[key] ? [[key, asObjects(given[key]).map(stored)]] : []));
  return { ...given, ...Object.fromEntries([...localized, ...inside]) };
}

function complete({ state }: World, given: Json, scope: Scope, id: string): Json {
  return {
    name_localizations: null,
    description: "",
    description_localizations: null,
    default_member_permissions: null,
    nsfw: false,
    contexts: null,
    integration_types: [0],
    ...stored(given),
    type: kindOf(given),
    id,
    application_id: state.applicationId,
    version: state.ids.id(),
    ...(scope === "guild" && { guild_id: state.guild.id }),
  };
}

function find({ state }: World, scope: Scope, id: string): Json {
  const command = state.commands[scope].find((each) => each.id === id);
  if (!command) throw unknown("application command");
  return command;
}

function mustFit(all: readonly Json[]): void {
  for (const kind of [1, 2, 3]) {
    const most = MOST[kind] ?? 0;
    if (all.filter((each) => kindOf(each) === kind).length > most) {
      throw new Refused(400, TOO_MANY[kind] ?? 0, `Maximum number of application commands reached (${most})`, { isFault: true });
    }
  }
}

function scoped(scope: Scope): Routes {
  const path = scope === "global" ? "/applications/{id}/commands" : "/applications/{id}/guilds/{id}/commands";
  const created: number[] = [];

  function count({ state }: World, made: number): void {
    const now = state.clock.now();
    const today = created.filter((at) => now - at < 86_400_000);
    if (today.length + made > CREATES_A_DAY)
      throw new Refused(400, 30034, "Max number of daily application command creates has been reached (200)");
    created.push(...Array<number>(made).fill(now));
  }

  return {
    [`GET ${path}`]: (world, asked): Answer => {
      within(world, asked, scope);
      return world.state.commands[scope];
    },
    [`PUT ${path}`]: (world, asked): Answer => {
      within(world, asked, scope);
      if (!Array.isArray(asked.body)) throw wrongField("_", "Must be a list");
      const given = asObjects(asked.body);
      refuse(world, asked.route, joined(given.map((each, index) => commandFindings(each, { at: [index] }))));
      const twice = given.findIndex((each, index) => given.some((other, at) => at < index && isSame(each, other)));
      if (twice >= 0) throw wrongField(`${twice}.name`, "Application command names must be unique", "APPLICATION_COMMANDS_DUPLICATE_NAME");
      mustFit(given);
      const before = world.state.commands[scope];
      const idOf = (each: Json): string | undefined => asText(before.find((old) => isSame(old, each))?.id) || undefined;
      count(world, given.filter((each) => idOf(each) === undefined).length);
      return (world.state.commands[scope] = given.map((each) => complete(world, each, scope, idOf(each) ?? world.state.ids.id())));
    },
    [`POST ${path}`]: (world, asked): Answer => {
      within(world, asked, scope);
      const body = asObject(asked.body);
      refuse(world, asked.route, commandFindings(body));
      const before = world.state.commands[scope];
      const old = before.find((each) => isSame(each, body));
      mustFit(old ? before : [...before, body]);
      if (!old) count(world, 1);
      const command = complete(world, body, scope, old ? asText(old.id) : world.state.ids.id());
      world.state.commands[scope] = [...before.filter((each) => each !== old), command];
      return command;
    },
    [`GET ${path}/{id}`]: (world, asked): Answer => find(world, scope, within(world, asked, scope)),
    [`PATCH ${path}/{id}`]: (world, asked): Answer => {
      const old = find(world, scope, within(world, asked, scope));
      const body = asObject(asked.body);
      refuse(world, asked.route, commandFindings({ ...body, type: old.type }, { isPart: true }));
      const command = complete(world, { ...old, ...body, type: old.type }, scope, asText(old.id));
      world.state.commands[scope] = world.state.commands[scope].map((each) => (each === old ? command : each));
      return command;
    },
    [`DELETE ${path}/{id}`]: (world, asked): Answer => {
      const old = find(world, scope, within(world, asked, scope));
      world.state.commands[scope] = world.state.commands[scope].filter((each) => each !== old);
      return null;
    },
  };
}

export const commandRoutes = (): Routes => ({ ...scoped("global"), ...scoped("guild") });
