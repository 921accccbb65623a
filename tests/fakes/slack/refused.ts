/** Slack says no. `isFault`: the call itself was wrong, and not only the moment or the place. */
export class Refused extends Error {
  readonly error: string;
  readonly messages: readonly string[];
  readonly isFault: boolean;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    error: string,
    options: {
      readonly messages?: readonly string[];
      readonly isFault?: boolean;
      readonly extra?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(error);
    this.error = error;
    this.messages = options.messages ?? [];
    this.isFault = options.isFault ?? false;
    this.extra = options.extra ?? {};
  }
}

/** A refusal that is the caller's mistake. */
export const faulty = (error: string, ...messages: readonly string[]): Refused => new Refused(error, { isFault: true, messages });
