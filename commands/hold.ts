import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Puts the whole conversation on hold. */
export const hold = command({
  name: "hold",
  who: "team",
  options: nothing,
  example: "/parley hold",
  run: () => ({ do: "decide", command: { type: "hold" } }),
});
