import { z } from "zod";
import { languageFor } from "../../../src/cards/messages.ts";
import type { People, Profile } from "../../chat/people.ts";
import type { Somebody } from "../../chat/receive/person.ts";
import { speechIn } from "../../chat/speech.ts";
import { NAME } from "../definitions.ts";
import { FLAGS } from "../limits.ts";

const id = z.string().regex(/^\d{5,20}$/);
const user = z.looseObject({ id, username: z.string().default(""), global_name: z.string().nullish(), bot: z.boolean().optional() });
const member = z.looseObject({
  user,
  nick: z.string().nullish(),
  /** What they may do in this channel, as a number of bits. */
  permissions: z
    .string()
    .regex(/^\d{1,30}$/)
    .default("0"),
});
const message = z.looseObject({ id, flags: z.int().default(0) });
const common = {
  id,
  application_id: id,
  token: z.string().regex(/^[!-~]{1,400}$/),
  guild_id: id,
  channel_id: id,
  channel: z.looseObject({ type: z.int() }).optional(),
  member,
  locale: z.string().max(20).default("en-US"),
  message: message.optional(),
};

/** What Discord sends, as far as it is used. Anything else is acknowledged by nobody. */
export const interactionSchema = z.discriminatedUnion("type", [
  z.looseObject({ ...common, type: z.literal(2), data: z.looseObject({ name: z.string(), options: z.array(z.unknown()).default([]) }) }),
  z.looseObject({
    ...common,
    type: z.literal(3),
    message,
    data: z.looseObject({ custom_id: z.string().max(100), values: z.array(z.string().max(100)).max(25).default([]) }),
  }),
  z.looseObject({ ...common, type: z.literal(4), data: z.looseObject({ name: z.string(), options: z.array(z.unknown()).default([]) }) }),
  z.looseObject({
    ...common,
    type: z.literal(5),
    data: z.looseObject({ custom_id: z.string().max(100), components: z.array(z.unknown()).max(40) }),
  }),
]);
export type Interaction = z.infer<typeof interactionSchema>;

/** What somebody typed. */
export interface Subcommand {
  readonly name: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

const value = z.looseObject({ name: z.string().max(32), value: z.union([z.string().max(6_000), z.number(), z.boolean()]) });
const single = z.looseObject({ type: z.literal(1), name: z.string().max(32), options: z.array(value).max(25).default([]) });
const group = z.looseObject({ type: z.literal(2), name: z.string().max(32), options: z.tuple([single]) });
const typed = z.looseObject({ name: z.literal(NAME), options: z.tuple([z.union([single, group])]) });

/** The subcommand of an interaction's data, wherever it stands in `/parley`; null: it is none of ours. */
export function subcommandOf(given: unknown): Subcommand | null {
  const read = typed.safeParse(given);
  if (!read.success) return null;
  const [first] = read.data.options;
  const { name, options } = first.type === 1 ? first : first.options[0];
  return { name, options: Object.fromEntries(options.map((each) => [each.name, each.value])) };
}

const part = z.looseObject({
  custom_id: z.string().max(100).optional(),
  value: z.union([z.string().max(4_000), z.boolean()]).nullish(),
  values: z.array(z.string().max(4_000)).max(25).optional(),
  component: z.unknown().optional(),
  components: z.array(z.unknown()).max(10).optional(),
});

/** Everything that was entered in a modal. */
export function enteredIn(components: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const entered = new Map<string, readonly string[]>();
  const visit = (given: unknown, depth: number): void => {
    const read = part.safeParse(given);
    if (!read.success || depth > 3) return;
    const { custom_id: name, value, values, component, components: inside } = read.data;
    const all = [...(value === null || value === undefined ? [] : [String(value)]), ...(values ?? [])];
    if (name !== undefined && all.length > 0) entered.set(name, all);
    if (component !== undefined) visit(component, depth + 1);
    for (const each of inside ?? []) visit(each, depth + 1);
  };
  for (const each of components) visit(each, 0);
  return entered;
}

/** Whoever did it, as Discord says with everything they do. */
export function somebodyIn(people: People, { guild_id: home, member: { user: by, nick }, locale }: Interaction): Somebody {
  const profile: Profile = {
    name: nick ?? by.global_name ?? by.username,
    locale: languageFor(locale).tag,
    zone: "UTC",
    isBot: by.bot ?? false,
  };
  return { home, user: by.id, account: people.account(home, by.id), profile, t: speechIn(profile.locale, "discord") };
}

/** What sort of message it came from. */
export const cameFrom = ({ message: at }: Interaction): "private" | "public" | null =>
  at === undefined ? null : (at.flags & FLAGS.private) === 0 ? "public" : "private";
