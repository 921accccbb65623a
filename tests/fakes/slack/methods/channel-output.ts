import type { Json } from "../json.ts";
import type { Channel, State } from "../state.ts";

/** A conversation as Slack describes it to the app. */
export function describeChannel(state: State, channel: Channel, withCount = false): Json {
  const count = withCount ? { num_members: channel.members.size } : {};
  const shared = {
    id: channel.id,
    created: channel.createdAt,
    is_archived: channel.isArchived,
    is_im: channel.kind === "im",
    is_org_shared: false,
    context_team_id: state.team.id,
    updated: channel.createdAt * 1000,
  };
  if (channel.kind === "im") {
    return { ...shared, user: [...channel.members].find((member) => member !== state.bot.id), is_user_deleted: false, priority: 0 };
  }
  const saying = (value: string): Json => ({ value, creator: "", last_set: 0 });
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public" || channel.kind === "private",
    is_group: false,
    is_mpim: channel.kind === "mpim",
    is_private: channel.kind !== "public",
    is_general: false,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_pending_ext_shared: false,
    is_member: channel.members.has(state.bot.id),
    is_read_only: channel.posters !== null && !channel.posters.includes(state.bot.id),
    unlinked: 0,
    creator: channel.creator,
    topic: saying(channel.topic),
    purpose: saying(""),
    previous_names: [],
    shared_team_ids: [state.team.id],
    ...count,
  };
}
