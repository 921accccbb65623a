import { z } from "zod";
import type { ItemId } from "../src/model/ids.ts";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Takes back what one wrote: while the box is shut, or, of words under one's own name, until a report begins. */
export const withdraw = command({
  name: "withdraw",
  who: "everybody",
  options: z.object({ path, key: z.string().max(40).default(""), item: z.string().max(64).optional() }),
  example: "/parley withdraw",
  run: ({ path, key, item }) =>
    item
      ? { do: "decide", command: { type: "withdrawItem", item: item as ItemId } }
      : { do: "seal", path, act: { do: "withdraw", key }, said: "collect.withdrawn" },
});
