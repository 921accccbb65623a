import { Refused } from "../refused.ts";
import { findChannel, findMessage, isIn } from "./find.ts";
import { needs, type Methods } from "./method.ts";

export const pins: Methods = {
  "pins.add": ({ channel: id, timestamp }, world) => {
    needs(world, "pins:write");
    const channel = findChannel(world, id);
    if (!isIn(world, channel)) throw new Refused("not_in_channel");
    const message = findMessage(world, "pins.add", channel, timestamp);
    if (channel.pins.has(message.ts)) throw new Refused("already_pinned");
    channel.pins.add(message.ts);
    return {};
  },
};
