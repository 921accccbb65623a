import type { Engine } from "../../src/engine/engine.ts";
import type { Clock } from "../../src/queue/port.ts";
import type { Planning } from "../web/planning.ts";

export interface SlackSettings {
  readonly botToken: string;
  /** Socket Mode: no public address is needed. */
  readonly appToken?: string | undefined;
  /** HTTP: Slack sends signed requests to the public address. */
  readonly signingSecret?: string | undefined;
  /** Another server in Slack's place, for tests. */
  readonly apiUrl?: string | undefined;
}

export interface SlackDeps {
  readonly engine: Engine;
  readonly plan: Planning;
  readonly clock: Clock;
  readonly settings: SlackSettings;
  /** The browser room's address, for those who would rather write there. */
  readonly publicUrl: () => string;
  /** How posts wait for their turn. Default: by the real clock. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Codes alone: what Slack answers may hold somebody's words. */
  readonly log: { fault(where: string, code: string): void };
}
