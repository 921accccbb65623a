import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Opens a round whose quorum is missing, where enough wrote to hide everybody. */
export const proceed = command({
  name: "proceed",
  who: "team",
  options: onlyPath,
  example: "/parley proceed",
  run: ({ path }) => ({ do: "decide", command: { type: "proceed", path } }),
});
