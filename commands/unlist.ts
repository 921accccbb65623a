import { command } from "./command.ts";
import { nothing } from "./options.ts";

/** Takes oneself off the list of a group that meets again. */
export const unlist = command({
  name: "unlist",
  who: "everybody",
  options: nothing,
  example: "/parley unlist",
  run: () => ({ do: "goOffList" }),
});
