import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Passes: "I am here and pass". A facilitator can pass for somebody, or skip the turn of somebody who is away. */
export const pass = command({
  name: "pass",
  who: "everybody",
  options: z.object({ path, person: z.string().optional(), skip: z.string().optional() }),
  example: "/parley pass",
  run: ({ path, person, skip }) => ({
    do: "decide",
    command: { type: "act", path, act: skip ? { do: "skip" } : person ? { do: "passFor", person } : { do: "pass" } },
  }),
});
