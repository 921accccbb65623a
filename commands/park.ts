import { z } from "zod";
import { command } from "./command.ts";

/** Sets a question aside; the recap lists it as open. */
export const park = command({
  name: "park",
  who: "team",
  options: z.object({ words: z.string().max(500) }),
  example: "/parley park",
  run: ({ words }) => ({ do: "decide", command: { type: "park", plain: words } }),
});
