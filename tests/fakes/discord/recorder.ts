import type { Json } from "../slack/json.ts";

/** One request of the app, as the fake understood it. */
export interface Call {
  /** "POST /channels/{id}/messages". */
  readonly route: string;
  readonly path: string;
  readonly body: Json | readonly unknown[];
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** X-Audit-Log-Reason, decoded. */
  readonly reason: string | null;
  readonly token: "bot" | "unknown" | "none";
  readonly at: Date;
  /** 0 when nothing was answered. */
  readonly status: number;
  /** Discord's error code, a fault's name, or null when it went well. */
  readonly error: number | string | null;
}

export interface Violation {
  readonly route: string;
  /** Discord's error code; "accepted" when Discord would let it pass. */
  readonly error: number | "accepted" | "crash";
  readonly messages: readonly string[];
}

/** An interaction that was sent to the app. */
export interface SentInteraction {
  readonly id: string;
  readonly payload: Json;
  readonly at: Date;
  /** What the first answer was; null while there is none. */
  readonly ack: string | null;
  readonly ackedAfterMs: number | null;
}

/** One connection to the gateway. */
export interface Connection {
  readonly at: Date;
  sessionId: string | null;
  /** How it began. */
  began: "identify" | "resume" | null;
  intents: number | null;
  /** With which code it ended, and who ended it. */
  closed: { readonly code: number; readonly by: "app" | "discord" } | null;
}

/** A public answer to somebody's act, under which every client shows who acted. */
export interface PublicReply {
  readonly messageId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly line: string;
}

/** Keeps what the app did, for tests to search. */
export function aRecorder(now: () => number) {
  const calls: Call[] = [];
  const violations: Violation[] = [];
  const connections: Connection[] = [];
  const publicReplies: PublicReply[] = [];
  return {
    calls,
    violations,
    connections,
    publicReplies,
    call: (call: Omit<Call, "at">): void => void calls.push({ ...call, at: new Date(now()) }),
    violation: (route: string, error: Violation["error"], messages: readonly string[]): void =>
      void violations.push({ route, error, messages }),
    /** The calls of one route, oldest first. */
    callsTo: (route: string): readonly Call[] => calls.filter((call) => call.route === route),
    /** Every call with these words in its body, its files or its reason. */
    bodiesWith(words: string): readonly Call[] {
      const sought = JSON.stringify(words).slice(1, -1);
      return calls.filter(({ body, files, reason }) => JSON.stringify([body, files, reason]).includes(sought));
    },
    connection(): Connection {
      const connection: Connection = { at: new Date(now()), sessionId: null, began: null, intents: null, closed: null };
      connections.push(connection);
      return connection;
    },
  };
}

export type Recorder = ReturnType<typeof aRecorder>;
