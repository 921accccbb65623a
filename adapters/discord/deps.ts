import type { ChatDeps } from "../chat/deps.ts";
import type { DiscordFault } from "./fault.ts";

export interface DiscordSettings {
  readonly token: string;
  /** Another server in Discord's place, for tests; ends in `/api`. */
  readonly apiUrl?: string | undefined;
  /** Calls that Discord takes in a second: fifty, unless it granted this bot more. */
  readonly callsPerSecond?: number | undefined;
}

export interface DiscordDeps extends ChatDeps {
  readonly settings: DiscordSettings;
  /** Discord shuts the door that was open, and nothing gets better by trying again. */
  readonly onEnded?: (fault: DiscordFault) => void;
}
