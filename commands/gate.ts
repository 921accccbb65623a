import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Answers a gate in private; or, by whoever leads, says whether a repeat goes on. */
export const gate = command({
  name: "gate",
  who: "everybody",
  options: z.object({ path, answer: z.enum(["yes", "no", "again", "goOn"]) }),
  example: "/parley gate",
  run: ({ path, answer }) =>
    answer === "yes" || answer === "no"
      ? { do: "seal", path, act: { go: answer === "yes" }, said: "judge.received" }
      : { do: "decide", command: { type: "act", path, act: { do: answer } } },
});
