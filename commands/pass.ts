import { z } from "zod";
import { command } from "./command.ts";
import { path, turn } from "./options.ts";

/** Passes: "I am here and pass". A facilitator can pass for somebody, or skip the turn of somebody who is away. */
export const pass = command({
  name: "pass",
  who: "everybody",
  options: z.object({ path, person: z.string().optional(), skip: z.string().optional(), turn }),
  example: "/parley pass",
  run: ({ path, person, skip, turn: meant }) => ({
    do: "decide",
    command: {
      type: "act",
      path,
      act: skip ? { do: "skip", ...(meant === undefined ? {} : { turn: meant }) } : person ? { do: "passFor", person } : { do: "pass" },
    },
  }),
});
