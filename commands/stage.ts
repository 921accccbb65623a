import { z } from "zod";
import { command } from "./command.ts";

/** Moves a group that meets again to another stage, and tells everybody why. */
export const stage = command({
  name: "stage",
  who: "team",
  options: z.object({ to: z.coerce.number().int(), words: z.string().max(2_000) }),
  example: "/parley stage",
  run: ({ to, words }) => ({ do: "moveStage", to, why: words }),
});
