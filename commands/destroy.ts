import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Erases all words and keys now. */
export const destroy = command({
  name: "destroy",
  who: "lead",
  options: nothing,
  example: "/parley destroy",
  run: () => ({ do: "decide", command: { type: "destroy" } }),
});
