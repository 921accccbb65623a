import { command } from "./command.ts";
import { onlyPath } from "./options.ts";

/** Goes on where it stopped. */
export const resume = command({
  name: "resume",
  who: "team",
  options: onlyPath,
  example: "/parley resume",
  run: ({ path }) => ({ do: "decide", command: { type: "resume", path } }),
});
