import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** Puts cards together or takes a group apart, gives other words or a name, shortens a list, declines a question. */
export const organise = command({
  name: "organise",
  who: "team",
  options: z.object({
    path,
    do: z.enum(["merge", "split", "reword", "keep", "leave", "out", "decline"]),
    items: list,
    words: z.string().max(2000).optional(),
    group: z.string().optional(),
    /** One card, where the form is for it alone. */
    item: z.string().max(64).optional(),
  }),
  example: "/parley organise",
  run: ({ path, ...options }) => ({ do: "decide", command: { type: "act", path, act: actOf(options) } }),
});

interface Options {
  readonly do: "merge" | "split" | "reword" | "keep" | "leave" | "out" | "decline";
  readonly items: readonly string[];
  readonly words?: string | undefined;
  readonly group?: string | undefined;
  readonly item?: string | undefined;
}

function actOf({ do: does, items, words, group, item = items[0] ?? "" }: Options) {
  switch (does) {
    case "merge":
      return { do: does, items, ...(words ? { words } : {}) };
    case "split":
      return { do: does, group: group ?? "" };
    case "reword":
    case "decline":
      return { do: does, item, words: words ?? "" };
    case "keep":
    case "leave":
      return { do: does, items };
    case "out":
      return { do: does, item };
  }
}
