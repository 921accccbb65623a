import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Stops the clock for everybody. */
export const pause = command({
  name: "pause",
  who: "team",
  options: onlyPath,
  example: "/parley pause",
  run: ({ path }) => ({ do: "decide", command: { type: "pause", path } }),
});
