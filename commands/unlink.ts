import { z } from "zod";
import { command } from "./command.ts";

/** Shows the conversation no more in one of its places. */
export const unlink = command({
  name: "unlink",
  who: "lead",
  options: z.object({ place: z.string().max(64) }),
  example: "/parley unlink",
  run: ({ place }) => ({ do: "stopShowing", place }),
});
