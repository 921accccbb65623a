import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import { outcomeOf } from "./client.ts";
import { definitions, type Definition } from "./definitions.ts";
import { DiscordFault, faultOf } from "./fault.ts";

const application = z.looseObject({
  id: z.string(),
  bot: z.looseObject({ id: z.string() }).nullish(),
  interactions_endpoint_url: z.string().nullish(),
});

/** The id of the application whose token it is. Throws `DiscordFault` where nobody could press anything with it. */
export async function introduce(rest: REST): Promise<string> {
  const read = application.safeParse(await asked(rest.get(Routes.currentApplication())));
  if (!read.success) throw faultOf("ANSWER");
  const known = read.data;
  if (!known.bot) throw faultOf("NO_BOT");
  // The gateway is silent while Discord sends interactions to an address.
  if (known.interactions_endpoint_url) throw faultOf("ENDPOINT");
  return known.id;
}

/**
 * Makes the commands that Discord offers those that there are. Asks first: Discord takes a limited number of changes a day,
 * and clients fetch what was changed. Answers whether it changed. Throws `DiscordFault`.
 */
export async function register(rest: REST, applicationId: string, wanted: readonly Definition[] = definitions()): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const offered = await asked(rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) }));
  const before = comparable(offered);
  if (before !== null && before === comparable(wanted)) return false;
  await asked(rest.put(route, { body: wanted }));
  return true;
}

async function asked(call: Promise<unknown>): Promise<unknown> {
  const outcome = await outcomeOf(call);
  switch (outcome.is) {
    case "ok":
      return outcome.value;
    case "later":
      throw faultOf("NO_ANSWER");
    case "unknown":
      throw faultOf(outcome.code);
    case "refused":
      if (outcome.code === "401") throw faultOf(outcome.code);
      throw new DiscordFault(outcome.code, `Discord refuses what Parley asks at its start (${outcome.code}).`, "Update Parley.");
  }
}

/** Discord adds ids and versions, leaves out what is as usual, or says it. */
const localized = z
  .record(z.string(), z.string().nullable())
  .nullish()
  .transform((given) => Object.entries(given ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
const flag = z
  .boolean()
  .nullish()
  .transform((given) => given === true);
const list = <T>(of: z.ZodType<T>) =>
  z
    .array(of)
    .nullish()
    .transform((given) => given ?? []);
const optional = <T>(of: z.ZodType<T>) => of.nullish().transform((given) => given ?? null);

const choice = z.object({ name: z.string(), name_localizations: localized, value: z.union([z.string(), z.number()]) });
const named = { name: z.string(), name_localizations: localized, description: z.string(), description_localizations: localized };
const option: z.ZodType = z.lazy(() =>
  z.object({
    type: z.number(),
    ...named,
    required: flag,
    autocomplete: flag,
    choices: list(choice),
    options: list(option),
    channel_types: list(z.number()),
    min_value: optional(z.number()),
    max_value: optional(z.number()),
    min_length: optional(z.number()),
    max_length: optional(z.number()),
  }),
);
const comparing = z.array(
  z.object({
    type: z
      .number()
      .nullish()
      .transform((given) => given ?? 1),
    ...named,
    options: list(option),
    default_member_permissions: optional(z.string()),
    contexts: optional(z.array(z.number())),
    integration_types: optional(z.array(z.number())),
    nsfw: flag,
  }),
);

/** Of a shape that is not known nothing is equal. */
function comparable(given: unknown): string | null {
  const read = comparing.safeParse(given);
  return read.success ? JSON.stringify(read.data) : null;
}
