import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** The recap: to be cleared, or released. */
export const recap = command({
  name: "recap",
  who: "everybody",
  options: nothing,
  example: "/parley recap",
  run: () => ({ do: "show", what: "recap" }),
});
