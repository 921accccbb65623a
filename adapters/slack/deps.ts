import type { ChatDeps } from "../chat/deps.ts";

export interface SlackSettings {
  readonly botToken: string;
  /** Socket Mode: no public address is needed. */
  readonly appToken?: string | undefined;
  /** HTTP: Slack sends signed requests to the public address. */
  readonly signingSecret?: string | undefined;
  /** Another server in Slack's place, for tests. */
  readonly apiUrl?: string | undefined;
}

export interface SlackDeps extends ChatDeps {
  readonly settings: SlackSettings;
}
