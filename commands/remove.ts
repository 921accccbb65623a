import { z } from "zod";
import { command } from "./command.ts";
import type { PersonId } from "../src/model/ids.ts";

/** Takes somebody out. Their link and device die; what they gave before stays as it was shown. */
export const remove = command({
  name: "remove",
  who: "team",
  options: z.object({ person: z.string().max(64) }),
  example: "/parley remove",
  run: ({ person }) => ({ do: "decide", command: { type: "remove", person: person as PersonId } }),
});
