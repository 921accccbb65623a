/** Slack can not be used as it is set up. The message says what is wrong and what to do, and holds no token. */
export class SlackFault extends Error {
  override readonly name = "SlackFault";
  readonly code: string;
  /** Nothing has to be changed for it to pass. */
  readonly mayPass: boolean;
  constructor(code: string, wrong: string, fix: string, mayPass = false) {
    super(`${wrong} ${fix}`);
    this.code = code;
    this.mayPass = mayPass;
  }
}

const TOKEN = ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"];

export function faultOf(code: string, setting = "SLACK_BOT_TOKEN"): SlackFault {
  if (TOKEN.includes(code))
    return new SlackFault(
      code,
      `Slack does not accept ${setting} (${code}).`,
      "Copy it again from the app's page at api.slack.com, and install the app if it was removed.",
    );
  if (code === "missing_scope")
    return new SlackFault(
      code,
      `The token in ${setting} lacks a scope.`,
      setting === "SLACK_APP_TOKEN"
        ? "Give it connections:write."
        : "Install the app anew with the manifest that `npx parley slack manifest` prints.",
    );
  return new SlackFault(code, `Slack can not be reached (${code}).`, "Check the connection of this computer.", true);
}
