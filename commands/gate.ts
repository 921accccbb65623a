import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

/** Answers a gate in private; or, by whoever leads, says whether a repeat goes on, and whether a side has somebody who carries a memo. */
export const gate = command({
  name: "gate",
  who: "everybody",
  options: z.object({ path, answer: z.enum(["yes", "no", "again", "goOn", "carried", "notYet"]), side: z.string().max(64).optional() }),
  example: "/parley gate",
  run: ({ path, answer, side }) =>
    answer === "yes" || answer === "no"
      ? { do: "seal", path, act: { go: answer === "yes" }, said: "judge.received" }
      : { do: "decide", command: { type: "act", path, act: side === undefined ? { do: answer } : { do: answer, side } } },
});
