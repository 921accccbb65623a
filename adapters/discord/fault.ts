import { DoorFault } from "../chat/fault.ts";

export class DiscordFault extends DoorFault {
  override readonly name = "DiscordFault";
}

const PORTAL = "discord.com/developers/applications";

/** By HTTP status, by the code with which Discord closes a connection, or by a name of our own. */
const KNOWN: Readonly<Record<string, readonly [wrong: string, fix: string]>> = {
  401: ["Discord does not accept DISCORD_TOKEN (401).", `Copy it again from the page “Bot” of your application at ${PORTAL}.`],
  4004: ["Discord does not accept DISCORD_TOKEN (4004).", `Copy it again from the page “Bot” of your application at ${PORTAL}.`],
  4010: ["Discord does not take this connection (4010).", "Start Parley again; if it stays so, update Parley."],
  4011: ["The bot is on more servers than Discord allows this connection (4011).", "Start Parley again: it asks how many it needs."],
  4012: ["Discord does not speak this version of its gateway any more (4012).", "Update Parley."],
  4013: ["Discord does not know an intent that Parley asks for (4013).", "Update Parley."],
  4014: [
    "Discord does not let this application have an intent that Parley asks for (4014).",
    `Switch it on under “Privileged Gateway Intents”, on the page “Bot” of your application at ${PORTAL}.`,
  ],
  NO_BOT: ["The application of DISCORD_TOKEN has no bot.", `Add one on the page “Bot” of your application at ${PORTAL}.`],
  ENDPOINT: [
    "Discord sends what people press to another address, so nothing would reach Parley.",
    `Empty “Interactions Endpoint URL” on the page “General Information” of your application at ${PORTAL}.`,
  ],
};

/** Ends a connection for good: the library does not come back, and nothing gets better by trying again. */
export const isFatal = (code: string): boolean => Object.hasOwn(KNOWN, code);

/** What is not known to need a change may pass: no answer, a server that is away, a limit. */
export function faultOf(code: string): DiscordFault {
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (known) return new DiscordFault(code, ...known);
  if (code === "STARTS")
    return new DiscordFault(
      code,
      "The bot was started so often today that Discord does not let it in now.",
      "Look whether another program uses DISCORD_TOKEN.",
      true,
    );
  return new DiscordFault(code, `Discord can not be reached (${code}).`, "Check the connection of this computer.", true);
}
