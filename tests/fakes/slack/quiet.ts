import { LogLevel, webApi } from "@slack/bolt";

/** A logger of Bolt's kind that says nothing, and keeps errors for a test to look at. */
export function quiet() {
  const errors: string[] = [];
  let level = LogLevel.ERROR;
  return {
    errors,
    debug() {},
    info() {},
    warn() {},
    error: (...words: readonly unknown[]): void =>
      void errors.push(words.map((word) => (word instanceof Error ? word.message : String(word))).join(" ")),
    setLevel: (wanted: typeof level): void => void (level = wanted),
    getLevel: () => level,
    setName() {},
  };
}

/** The real client, which tries once and says at once that there were too many calls. */
export const aClient = (fake: { readonly apiUrl: string; readonly botToken: string }, token: string | undefined = fake.botToken) =>
  new webApi.WebClient(token, {
    slackApiUrl: fake.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet(),
  });
