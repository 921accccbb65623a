import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Destroys the box unread and goes on. */
export const drop = command({
  name: "drop",
  who: "team",
  options: onlyPath,
  example: "/parley drop",
  run: ({ path }) => ({ do: "decide", command: { type: "drop", path } }),
});
