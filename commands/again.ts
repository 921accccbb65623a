import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Destroys the box unread and asks again. */
export const again = command({
  name: "again",
  who: "team",
  options: onlyPath,
  example: "/parley again",
  run: ({ path }) => ({ do: "decide", command: { type: "askAgain", path } }),
});
