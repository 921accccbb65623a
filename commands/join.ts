import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Goes in. */
export const join = command({
  name: "join",
  who: "everybody",
  options: nothing,
  example: "/parley join",
  run: () => ({ do: "decide", command: { type: "join" } }),
});
