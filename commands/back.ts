import { z } from "zod";
import { command } from "./command.ts";

/** Ends what was put in between: back to the plan. */
export const back = command({
  name: "back",
  who: "team",
  options: z.object({}),
  example: "/parley back",
  run: () => ({ do: "decide", command: { type: "endInsert" } }),
});
