import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Leaves a round out; what lies in its box is destroyed unread. */
export const skip = command({
  name: "skip",
  who: "team",
  options: onlyPath,
  example: "/parley skip",
  run: ({ path }) => ({ do: "decide", command: { type: "skip", path } }),
});
