import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Ends the round; takes effect after ten seconds and can be undone until then. */
export const next = command({
  name: "next",
  who: "team",
  options: onlyPath,
  example: "/parley next",
  run: ({ path }) => ({ do: "decide", command: { type: "next", path } }),
});
