import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Every command with an example. */
export const help = command({
  name: "help",
  who: "everybody",
  options: nothing,
  example: "/parley help",
  run: () => ({ do: "show", what: "help" }),
});
