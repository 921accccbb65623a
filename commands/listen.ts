import { z } from "zod";
import { command } from "./command.ts";
import type { PersonId } from "../src/model/ids.ts";

/** Only listens for a while, or takes part again; the team says it of somebody who is not here today. */
export const listen = command({
  name: "listen",
  who: "everybody",
  options: z.object({ person: z.string().max(64), on: z.enum(["yes", "no"]) }),
  example: "/parley listen",
  run: ({ person, on }) => ({ do: "decide", command: { type: "listen", person: person as PersonId, listens: on === "yes" } }),
});
