import type { Place, Trouble } from "../src/platform/port.ts";
import { PLATFORMS } from "./platforms.ts";

/** What tells a place from others, in words: its platform, and the end of its channel's id. */
export const placeArgs = ({
  platform,
  channel,
}: Pick<Place, "platform" | "channel">): { readonly platform: string; readonly end: string } => ({
  platform: platform === "slack" || platform === "discord" ? PLATFORMS[platform] : platform,
  end: channel.slice(-4),
});

const OF_CHANNELS: Readonly<Record<string, string>> = {
  not_in_channel: "notIn",
  channel_not_found: "notIn",
  is_archived: "archived",
  is_inactive: "archived",
  restricted_action: "restricted",
  restricted_action_read_only_channel: "restricted",
  restricted_action_thread_only_channel: "restricted",
  restricted_action_non_threadable_channel: "restricted",
  // Discord's numbers: unknown channel, missing access, missing permissions.
  10003: "deleted",
  50001: "notIn",
  50013: "restricted",
};

type Say = (key: string, args: Readonly<Record<string, string>>) => string;

/** Troubles in sentences, each with the place it is of. `t`: in the language of whoever reads it. */
export function troubleWords(troubles: readonly Trouble[], t: Say): readonly string[] {
  const sentence = (code: string): string => (Object.hasOwn(OF_CHANNELS, code) ? OF_CHANNELS[code] : undefined) ?? "other";
  return troubles.map(({ platform, channel, is, code }) => {
    const said = t(`${platform}.trouble.${is === "channel" ? sentence(code) : is}`, { code });
    return t("room.places.trouble", { ...placeArgs({ platform, channel }), said });
  });
}
