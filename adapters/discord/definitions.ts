import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { z } from "zod";
import { commands } from "../../commands/index.ts";
import { languages, type Language } from "../../locales/index.ts";
import { say } from "../../src/cards/messages.ts";

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

export const NAME = "parley";

/** One's own page; a subcommand that is no command. */
const PAGE = "page";
/** The option by which `/parley page` is told which conversation is meant; what may be chosen is proposed while it is typed. */
export const CONVERSATION = "conversation";

/** Discord takes 25 in one place, groups included: what is used most stands first, and the rest in groups of 25. */
const FIRST = (
  `plan ${PAGE} help open next undo pause resume extend insert skip lockdown close ` +
  "idea vote say pass floor tell announce invite recap leave"
).split(" ");
const GROUP = "more";
/** What belongs to a round that is going on. */
const ROUND = "round";
const OF_A_ROUND = "clause consent gate mine object organise release review withdraw".split(" ");

/**
 * What may be typed behind a command, of the options it has: numbers and choices. Nobody's words are an option, since
 * Discord shows a command with its options to everybody who sees its answer. What is not insisted on opens a form.
 */
const TYPED: Readonly<Record<string, readonly Typed[]>> = {
  extend: [{ name: "minutes" }],
  insert: [{ name: "what" }, { name: "minutes" }],
  // A point that is noted has words, and people are chosen in a form; what the team does stands on its page.
  floor: [{ name: "do", isRequired: true, without: ["capture", "seat", "yield", "renew", "inviteSilent"] }],
};
interface Typed {
  readonly name: string;
  readonly isRequired?: true;
  readonly without?: readonly string[];
}

/**
 * All that Discord is told to offer: `/parley` with a subcommand for each command, in servers alone. What stands below
 * `/parley` is called and described in the reader's language; what arrives is called as in English, and so it is in the help.
 *
 * Who may use it can only be set for `/parley` as a whole, and those who take part need it: it is everybody's. Whether
 * somebody may do what they ask for the engine decides.
 */
export function definitions(): readonly Definition[] {
  const rest = Object.keys(commands).filter((name) => !FIRST.includes(name) && !OF_A_ROUND.includes(name));
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: NAME,
      ...described(NAME),
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      default_member_permissions: null,
      options: [
        ...FIRST.map(subcommand),
        { type: ApplicationCommandOptionType.SubcommandGroup, ...named(ROUND), options: OF_A_ROUND.map(subcommand) },
        { type: ApplicationCommandOptionType.SubcommandGroup, ...named(GROUP), options: rest.map(subcommand) },
      ],
    },
  ];
}

function subcommand(name: string): APIApplicationCommandSubcommandOption {
  const options = name === PAGE ? [conversation()] : (TYPED[name] ?? []).map((each) => option(name, each));
  return { type: ApplicationCommandOptionType.Subcommand, ...named(name), ...(options.length > 0 && { options }) };
}

const conversation = (): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  ...named(CONVERSATION, `${PAGE}.${CONVERSATION}`),
  autocomplete: true,
});

const schemaOf = z.object({
  properties: z.record(
    z.string(),
    z.looseObject({ enum: z.array(z.string()).optional(), minimum: z.number().optional(), maximum: z.number().optional() }),
  ),
});

/** With the limits and choices that the command has. */
function option(command: string, { name, isRequired, without = [] }: Typed): APIApplicationCommandBasicOption {
  const schema = z.toJSONSchema(commands[command]?.options ?? z.never(), { io: "input", unrepresentable: "any" });
  const { enum: values, minimum, maximum } = schemaOf.parse(schema).properties[name] ?? {};
  const shared = { ...named(name, `${command}.${name}`), ...(isRequired && { required: true }) };
  if (!values)
    return {
      type: ApplicationCommandOptionType.Integer,
      ...shared,
      ...(minimum !== undefined && { min_value: minimum }),
      ...(maximum !== undefined && { max_value: maximum }),
    };
  const choices = values
    .filter((value) => !without.includes(value))
    .map((value) => {
      const [name, name_localizations] = said(`${command}.${value}`);
      return { value, name, name_localizations };
    });
  return { type: ApplicationCommandOptionType.String, ...shared, choices };
}

/** A subcommand or an option; `of`: by what its words are found. */
const named = (name: string, of = name) => ({
  name,
  name_localizations: translated(name, ({ commandNames }) => commandNames?.[`command.${of}`]),
  ...described(of),
});

function described(of: string) {
  const [description, description_localizations] = said(of);
  return { description, description_localizations };
}

/** In English, and in the others. */
function said(of: string): readonly [string, Localized] {
  const key = `command.${of}`;
  const english = say("en", key);
  return [english, translated(english, ({ tag }) => say(tag, key))];
}

type Localized = Readonly<Partial<Record<Locale, string>>>;

/**
 * In the languages that Discord's clients speak; Arabic is none of them. What is the same as in English stays out: Discord
 * drops it, and what it offers would differ from what is wanted at every start.
 */
function translated(english: string, wordsIn: (language: Language) => string | undefined): Localized {
  const [, ...others] = languages;
  return Object.fromEntries(
    others.flatMap((language) => {
      const words = wordsIn(language);
      if (words === undefined || words === english) return [];
      return Object.values<string>(Locale)
        .filter((locale) => locale === language.tag || locale.startsWith(`${language.tag}-`))
        .map((locale) => [locale, words]);
    }),
  );
}
