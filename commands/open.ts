import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Begins the conversation: the terms first. */
export const open = command({
  name: "open",
  who: "team",
  options: nothing,
  example: "/parley open",
  run: () => ({ do: "decide", command: { type: "open" } }),
});
