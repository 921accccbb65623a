import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Ends the conversation. */
export const close = command({
  name: "close",
  who: "lead",
  options: nothing,
  example: "/parley close",
  run: () => ({ do: "decide", command: { type: "close" } }),
});
