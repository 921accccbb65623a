import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Gives a round more time. */
export const extend = command({
  name: "extend",
  who: "team",
  options: z.object({
    path,
    minutes: z.coerce
      .number()
      .min(1)
      .max(7 * 24 * 60),
  }),
  example: "/parley extend 5",
  run: ({ path, minutes }) => ({ do: "decide", command: { type: "extend", path, byMs: minutes * 60_000 } }),
});
