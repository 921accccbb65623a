import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Who can see what. */
export const privacy = command({
  name: "privacy",
  who: "everybody",
  options: nothing,
  example: "/parley privacy",
  run: () => ({ do: "show", what: "privacy" }),
});
