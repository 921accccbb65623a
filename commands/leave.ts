import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Leaves for good. */
export const leave = command({
  name: "leave",
  who: "everybody",
  options: nothing,
  example: "/parley leave",
  run: () => ({ do: "decide", command: { type: "leave" } }),
});
