import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Shows the conversation in a second place as well, by a code. The door makes the code, or asks for it. */
export const link = command({
  name: "link",
  who: "team",
  options: nothing,
  example: "/parley link",
  run: () => null,
});
