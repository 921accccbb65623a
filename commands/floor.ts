import { z } from "zod";
import { command } from "./command.ts";
import { path, turn } from "./options.ts";

/** Everything about the floor but speaking: ask for it, give it back, move on, note a point, say that something was read. */
export const floor = command({
  name: "floor",
  who: "everybody",
  options: z.object({
    path,
    do: z.enum(["raise", "lower", "done", "here", "nextItem", "capture", "acknowledge"]),
    words: z.string().max(2000).optional(),
    turn,
  }),
  example: "/parley floor raise",
  run: ({ path, do: does, words, turn: meant }) => ({ do: "decide", command: { type: "act", path, act: actOf(does, words, meant) } }),
});

function actOf(does: string, words: string | undefined, turn: number | undefined) {
  if (does === "capture") return { do: does, text: words ?? "" };
  return does === "done" && turn !== undefined ? { do: does, turn } : { do: does };
}
