import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Writes into the sealed box, or changes what one wrote. The words come from a form, never from the command. */
export const idea = command({
  name: "idea",
  who: "everybody",
  options: z.object({
    path,
    key: z.string().max(40),
    words: z.string().max(20_000).default(""),
    tag: z.string().max(40).optional(),
    about: z.string().max(64).optional(),
  }),
  example: "/parley idea",
  run: ({ path, key, words, tag, about }) => ({
    do: "seal",
    path,
    act: { do: "write", key, text: words, ...(tag ? { tag } : {}), ...(about ? { about } : {}) },
    said: "collect.received",
  }),
});
