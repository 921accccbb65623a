/** One request of the app, as the fake understood it. */
export interface Call {
  /** A Web API method, or `response_url`, or `upload`. */
  readonly method: string;
  /** Decoded: blocks, views and metadata as data. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly token: "bot" | "app" | "unknown" | "none";
  /** The answer's `error`, a fault's name, or null when it went well. */
  readonly error: string | null;
}

/** What the app answered to one payload. */
export interface Ack {
  readonly kind: string;
  readonly body: unknown;
  readonly at: Date;
}

export interface Violation {
  readonly method: string;
  /** Slack's error; `accepted` when Slack would let it pass. */
  readonly error: string;
  readonly messages: readonly string[];
}

/** Keeps what the app did, for tests to search. */
export function aRecorder(now: () => number) {
  const calls: Call[] = [];
  const acks: Ack[] = [];
  const violations: Violation[] = [];
  return {
    calls,
    acks,
    violations,
    call: (call: Omit<Call, "at">): void => void calls.push({ ...call, at: new Date(now()) }),
    ack: (kind: string, body: unknown): void => void acks.push({ kind, body, at: new Date(now()) }),
    violation: (method: string, error: string, messages: readonly string[]): void => void violations.push({ method, error, messages }),
    /** The calls of one method, oldest first. */
    callsTo: (method: string): readonly Call[] => calls.filter((call) => call.method === method),
    /** Every body that left the app (arguments and acknowledgements) in which these words stand. */
    bodiesWith(words: string): readonly (Call | Ack)[] {
      const sought = JSON.stringify(words).slice(1, -1);
      return [
        ...calls.filter((call) => JSON.stringify(call.arguments).includes(sought)),
        ...acks.filter((ack) => (JSON.stringify(ack.body) ?? "").includes(sought)),
      ];
    },
  };
}

export type Recorder = ReturnType<typeof aRecorder>;
