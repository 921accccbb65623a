import { isIPv4 } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { meant, nearestValue } from "./misspelt.ts";
import { nearest } from "./protocol/nearest.ts";

/** Whether nobody on the way can read what is sent there. */
function isPrivateLine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || hostname === "localhost" || hostname === "[::1]" || (isIPv4(hostname) && hostname.startsWith("127."));
}

/** Every setting there is. Names are those of the environment; a name that was probably meant to be one of them is refused. */
export const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("Port of the room. 0: any free one."),
  HOST: z.string().default("127.0.0.1").describe("Address to listen on. 127.0.0.1: this computer only; 0.0.0.0: the whole network."),
  PARLEY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("The public address people open, for example https://parley.example.org"),
  PARLEY_PROXY: z.string().default("").describe("Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas."),
  PARLEY_DATA: z.string().default("data").describe("Folder of the embedded database. One that you name is used or refused, never moved."),
  PARLEY_KEYS: z
    .string()
    .optional()
    .describe("Folder of the keys, or postgres://… of a second small database. Default: keys/ beside PARLEY_DATA."),
  PARLEY_HOST_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "64 hexadecimal digits")
    .optional()
    .describe("The key that wraps all keys, as 64 hexadecimal digits. Default: made once and kept in the key folder."),
  PARLEY_ROLES: z
    .string()
    .default("web,slack,discord,worker")
    .transform((roles) => roles.split(",").map((role) => role.trim()))
    .pipe(z.array(z.enum(["web", "slack", "discord", "worker"])).min(1))
    .describe(
      "What this process does: web, slack and discord (listens to them), worker (also posts there, and needs their tokens for that).",
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("Your own PostgreSQL, 15 or later. Default: an embedded one."),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe("Your own Redis for the queues, for several processes. Needs DATABASE_URL."),
  SLACK_BOT_TOKEN: z.string().optional().describe("The bot token of a Slack app (xoxb-…). README.md has the steps."),
  SLACK_APP_TOKEN: z.string().optional().describe("The app-level token (xapp-…) for Socket Mode, which needs no public address."),
  SLACK_SIGNING_SECRET: z
    .string()
    .optional()
    .describe("Instead of SLACK_APP_TOKEN: Slack sends signed requests to PARLEY_URL/slack/events."),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Another server in Slack's place, for tests."),
  DISCORD_TOKEN: z.string().trim().optional().describe("The token of a Discord application's bot. README.md has the steps."),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivateLine, "over http:// only an address of this computer: the token would be read on the way")
    .optional()
    .describe("Another server in Discord's place, for tests, for example http://127.0.0.1:8080/api"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("info")
    .describe("How much is logged. Never content, at any level."),
});

export interface Config extends z.infer<typeof settings> {
  readonly keysAt: string;
  /** Nobody named a data folder: as root another may stand in for one that PostgreSQL can not reach. */
  readonly mayMoveData: boolean;
}

export interface SettingFault {
  readonly path: string;
  readonly wrong: string;
  readonly fix: string;
}

/** Reads the settings. Faults name the setting, what was expected, and the nearest name where one was misspelt. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; faults: readonly SettingFault[] } {
  const names = Object.keys(settings.shape);
  const given = Object.fromEntries(names.map((name) => [name, environment[name] === "" ? undefined : environment[name]]));
  const faults: SettingFault[] = Object.keys(environment).flatMap((name) => misspelt(name, names, environment));
  const parsed = settings.safeParse(given, { reportInput: true });
  if (!parsed.success) return { ok: false, faults: [...faults, ...parsed.error.issues.map(faultOf)] };
  if (parsed.data.REDIS_URL && !parsed.data.DATABASE_URL) {
    faults.push({
      path: "REDIS_URL",
      wrong: "it needs DATABASE_URL: several processes can not share an embedded database",
      fix: "set DATABASE_URL as well, or leave REDIS_URL out",
    });
  }
  if (faults.length > 0) return { ok: false, faults };
  const { PARLEY_KEYS, PARLEY_DATA } = parsed.data;
  const keysAt = PARLEY_KEYS ?? join(PARLEY_DATA, "..", "keys");
  return { ok: true, config: { ...parsed.data, keysAt, mayMoveData: given["PARLEY_DATA"] === undefined } };
}

/** What keeps Slack's door shut, of its settings. The other doors open all the same. */
export function slackFault(given: Config): SettingFault | null {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, PARLEY_URL, PARLEY_ROLES } = given;
  if (!SLACK_BOT_TOKEN) return { path: "SLACK_BOT_TOKEN", wrong: "it is missing", fix: "Set it, or leave all of SLACK_* out." };
  if (SLACK_APP_TOKEN || !PARLEY_ROLES.includes("slack")) return null;
  if (!SLACK_SIGNING_SECRET)
    return {
      path: "SLACK_APP_TOKEN",
      wrong: "it is missing",
      fix: "Set it for Socket Mode, or SLACK_SIGNING_SECRET and PARLEY_URL for requests.",
    };
  if (!PARLEY_URL)
    return {
      path: "PARLEY_URL",
      wrong: "SLACK_SIGNING_SECRET needs it: Slack has to reach this server",
      fix: "Set the public address, or use SLACK_APP_TOKEN.",
    };
  if (PARLEY_ROLES.includes("web")) return null;
  return {
    path: "PARLEY_ROLES",
    wrong: "without web there is no address for the requests of Slack",
    fix: "Add web, or use SLACK_APP_TOKEN.",
  };
}

/** What keeps Discord's door shut, of its settings. The other doors open all the same. */
export function discordFault({ DISCORD_TOKEN: token }: Config): SettingFault | null {
  if (!token) return { path: "DISCORD_TOKEN", wrong: "it is missing", fix: "Set it, or leave all of DISCORD_* out." };
  // An application has several secrets, of which only a bot's token has three parts.
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return null;
  return {
    path: "DISCORD_TOKEN",
    wrong: "it is not the token of a bot",
    fix: "Copy it from the page “Bot” of your application at discord.com/developers/applications, without “Bot” before it.",
  };
}

/** As they are printed before the program ends. */
export const linesOf = (faults: readonly SettingFault[]): readonly string[] => faults.map(lineOf);
export const lineOf = ({ path, wrong, fix }: SettingFault): string => `${path}: ${wrong}. ${fix}`;

function misspelt(
  name: string,
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly SettingFault[] {
  if (names.includes(name) || RESERVED.includes(name)) return [];
  const isOurs = name.startsWith("PARLEY_");
  const right = isOurs ? nearest(name, names) : meant(name, names);
  // Beside the right name, a similar one was set for another program.
  if (!isOurs && (right === null || environment[right])) return [];
  const fix = right ? `Did you mean ${right}?` : "`npx parley config` lists the settings";
  return [{ path: name, wrong: "there is no such setting", fix }];
}

/** Says what was written only of settings that are words of a list: others may hold a password. */
function faultOf(issue: z.core.$ZodIssue): SettingFault {
  const name = String(issue.path[0]);
  const fix = settings.shape[name as keyof typeof settings.shape]?.description ?? "";
  if (issue.code !== "invalid_value") return { path: name, wrong: issue.message, fix };
  const values = issue.values.map(String);
  const right = nearestValue(String(issue.input), values);
  return { path: name, wrong: `"${String(issue.input)}" is none of ${values.join(", ")}`, fix: right ? `Did you mean ${right}?` : fix };
}

/** Set by our own tests and measurements; the program ignores them. */
const RESERVED = ["PARLEY_TEST_SERVICES", "PARLEY_SEEDS"];
