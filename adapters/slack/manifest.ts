/** What the app may do: the fewest scopes. Nothing reads what is said in a channel. */
const SCOPES = ["commands", "chat:write", "channels:read", "groups:read", "users:read", "files:write"] as const;

/** Without it groups have no private channels, and everything else works. */
const FOR_SIDE_ROOMS = ["groups:write"] as const;

/** Null: Slack did not say which it has. */
export const lackingScopes = (granted: readonly string[] | null): readonly string[] =>
  granted === null ? [] : SCOPES.filter((scope) => !granted.includes(scope));

export interface ManifestOptions {
  /** Where Slack sends requests; null: a socket. */
  readonly requestUrl: string | null;
}

/** The app's manifest, to be pasted at api.slack.com (“Create New App”, “From a manifest”). */
export function manifest({ requestUrl }: ManifestOptions): unknown {
  const url = requestUrl === null ? {} : { request_url: requestUrl };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "Parley",
      description: "Structured, confidential dialogue",
      long_description:
        "Runs structured dialogue in a channel: turns, private writing without names, ballots, and a recap that everybody cleared. Words written in a form reach Slack with the writer's name; the channel never sees who wrote them.",
      background_color: "#1f5c57",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: false, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "Parley", always_online: true },
      shortcuts: [
        { name: "Open Parley", type: "global", callback_id: "parley", description: "Your conversations and what you can do now" },
      ],
      slash_commands: [
        {
          command: "/parley",
          description: "Plan a conversation, or open your page in one",
          usage_hint: "plan | help",
          should_escape: false,
          ...(requestUrl === null ? {} : { url: requestUrl }),
        },
      ],
    },
    oauth_config: { scopes: { bot: [...SCOPES, ...FOR_SIDE_ROOMS] } },
    settings: {
      event_subscriptions: { ...url, bot_events: ["app_home_opened"] },
      interactivity: { is_enabled: true, ...url },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === null,
      token_rotation_enabled: false,
    },
  };
}
