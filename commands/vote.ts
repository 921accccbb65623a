import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** Ranks, gives dots, rates, or passes. The last ballot counts. */
export const vote = command({
  name: "vote",
  who: "everybody",
  options: z.object({
    path,
    pass: z.string().optional(),
    value: z.coerce.number().int().optional(),
    ranking: list,
    dots: z.record(z.string(), z.coerce.number().int().min(0)).optional(),
  }),
  example: "/parley vote",
  run({ path, pass, value, ranking, dots }) {
    if (value !== undefined) return { do: "seal", path, act: { value }, said: "judge.received" };
    const given = dots ? Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) : null;
    const ballot = pass ? { pass: true } : given ? { dots: given } : { ranking: ranking.filter((item) => item !== "") };
    return { do: "seal", path, act: { ballot }, said: "judge.received" };
  },
});
