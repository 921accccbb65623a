import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** Leaves cards out before the room sees them, with a reason; or takes one in again. */
export const review = command({
  name: "review",
  who: "team",
  options: z.object({ path, items: list, reason: z.string().max(40).optional(), item: z.string().max(64).optional() }),
  example: "/parley review",
  run: ({ path, items, reason, item }) => ({
    do: "decide",
    command: { type: "act", path, act: item ? { do: "take", item } : { do: "refuse", items, reason } },
  }),
});
