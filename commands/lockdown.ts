import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Closes every round at once. */
export const lockdown = command({
  name: "lockdown",
  who: "team",
  options: nothing,
  example: "/parley lockdown",
  run: () => ({ do: "decide", command: { type: "lockdown" } }),
});
