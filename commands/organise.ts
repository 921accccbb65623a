import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** Puts cards together or takes a group apart. */
export const organise = command({
  name: "organise",
  who: "team",
  options: z.object({
    path,
    do: z.enum(["merge", "split"]),
    items: list,
    words: z.string().max(2000).optional(),
    group: z.string().optional(),
  }),
  example: "/parley organise",
  run: ({ path, do: does, items, words, group }) => ({
    do: "decide",
    command: {
      type: "act",
      path,
      act: does === "merge" ? { do: "merge", items, ...(words ? { words } : {}) } : { do: "split", group: group ?? "" },
    },
  }),
});
