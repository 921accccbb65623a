import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Everything about the floor but speaking: ask for it, give it back, move on, note a point, say that something was read. */
export const floor = command({
  name: "floor",
  who: "everybody",
  options: z.object({
    path,
    do: z.enum(["raise", "lower", "done", "here", "nextItem", "capture", "acknowledge"]),
    words: z.string().max(2000).optional(),
  }),
  example: "/parley floor raise",
  run: ({ path, do: does, words }) => ({
    do: "decide",
    command: { type: "act", path, act: does === "capture" ? { do: does, text: words ?? "" } : { do: does } },
  }),
});
