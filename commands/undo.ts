import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Takes "next" back while there is time. */
export const undo = command({
  name: "undo",
  who: "team",
  options: onlyPath,
  example: "/parley undo",
  run: ({ path }) => ({ do: "decide", command: { type: "undoNext", path } }),
});
