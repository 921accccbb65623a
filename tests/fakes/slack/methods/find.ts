import { Refused } from "../refused.ts";
import type { Channel, Message, User } from "../state.ts";
import type { World } from "../world.ts";
import { needs } from "./method.ts";

const READ = { public: "channels:read", private: "groups:read", im: "im:read", mpim: "mpim:read" } as const;
const WRITE = {
  public: ["channels:manage"],
  private: ["groups:write"],
  im: ["im:write"],
  mpim: ["mpim:write"],
} as const;

export const isIn = ({ state }: World, channel: Channel): boolean => channel.members.has(state.bot.id);

/** The channel, if the app may know of it: a private one only from inside. */
export function findChannel(world: World, id: string): Channel {
  const found = world.state.channels.get(id);
  if (!found || (found.kind !== "public" && !isIn(world, found))) throw new Refused("channel_not_found");
  return found;
}

/** The channel, for reading about it. */
export function readChannel(world: World, id: string): Channel {
  const channel = findChannel(world, id);
  needs(world, READ[channel.kind]);
  return channel;
}

/** The channel, for changing it; the app must be in it. */
export function manageChannel(world: World, id: string): Channel {
  const channel = findChannel(world, id);
  needs(world, ...WRITE[channel.kind]);
  if (!isIn(world, channel)) throw new Refused("not_in_channel");
  return channel;
}

export function findUser({ state }: World, id: string): User {
  const found = state.users.get(id);
  if (!found) throw new Refused("user_not_found");
  return found;
}

/** A message that everybody in the channel can see; an ephemeral is not to be found. */
export function findMessage({ recorder }: World, method: string, channel: Channel, ts: string): Message {
  const found = channel.messages.find((message) => message.ts === ts);
  if (found?.onlyFor) recorder.violation(method, "message_not_found", ["an ephemeral can be changed by its response_url only"]);
  if (!found || found.onlyFor) throw new Refused("message_not_found");
  return found;
}
