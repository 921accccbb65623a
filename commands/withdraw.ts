import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Takes back what one wrote, while the box is shut. */
export const withdraw = command({
  name: "withdraw",
  who: "everybody",
  options: z.object({ path, key: z.string().max(40) }),
  example: "/parley withdraw",
  run: ({ path, key }) => ({ do: "seal", path, act: { do: "withdraw", key }, said: "collect.withdrawn" }),
});
