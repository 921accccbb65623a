import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Shows a person their own sealed words, because they asked. */
export const mine = command({
  name: "mine",
  who: "everybody",
  options: nothing,
  example: "/parley mine",
  run: () => ({ do: "show", what: "mine" }),
});
