import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Speaks in the turn, typed. */
export const say = command({
  name: "say",
  who: "everybody",
  options: z.object({ path, words: z.string().max(4000).default(""), done: z.string().optional() }),
  example: "/parley say",
  run: ({ path, words, done }) => ({
    do: "decide",
    command: { type: "act", path, act: { do: "say", text: words, ...(done ? { done: true } : {}) } },
  }),
});
