import type { Json } from "../slack/json.ts";
import { attachmentOutput, bareMember, interactionChannel, roleOutput, userOutput } from "./output.ts";
import { permissionsIn } from "./permissions.ts";
import type { Channel } from "./state.ts";
import type { World } from "./world.ts";

/** The things behind the ids in an interaction's data. */
export function resolve({ state, url }: World, ids: readonly string[], channel: Channel, userId: string): Json | null {
  const all: Record<string, Json> = {};
  const put = (kind: string, id: string, value: Json): void => void ((all[kind] ??= {})[id] = value);
  for (const id of ids) {
    const [user, member, role, other, upload] = [
      state.users.get(id),
      state.members.get(id),
      state.roles.get(id),
      state.channels.get(id),
      state.uploads.get(id),
    ];
    if (user) put("users", id, userOutput(user));
    if (member) put("members", id, { ...bareMember(member), permissions: String(permissionsIn(state, id, channel)) });
    if (role) put("roles", id, roleOutput(role));
    if (other) put("channels", id, interactionChannel(state, other, userId));
    if (upload) put("attachments", id, attachmentOutput(url(), "ephemeral", upload));
  }
  return Object.keys(all).length > 0 ? all : null;
}
