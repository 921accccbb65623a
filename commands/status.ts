import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Where we are and what can be done now. */
export const status = command({
  name: "status",
  who: "everybody",
  options: nothing,
  example: "/parley status",
  run: () => ({ do: "show", what: "status" }),
});
