import { DoorFault } from "../chat/fault.ts";

export class SlackFault extends DoorFault {
  override readonly name = "SlackFault";
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
