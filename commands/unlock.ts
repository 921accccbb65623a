import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Lifts a lockdown; two of the team do it together. */
export const unlock = command({
  name: "unlock",
  who: "team",
  options: nothing,
  example: "/parley unlock",
  run: () => ({ do: "decide", command: { type: "unlock" } }),
});
