import { z } from "zod";
import { command } from "./command.ts";
import type { PersonId } from "../src/model/ids.ts";

/** The lead passes to a co-facilitator who is here. */
export const handover = command({
  name: "handover",
  who: "team",
  options: z.object({ person: z.string().max(64) }),
  example: "/parley handover",
  run: ({ person }) => ({ do: "decide", command: { type: "handOver", to: person as PersonId } }),
});
