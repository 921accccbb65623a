import { z } from "zod";
import { command } from "./command.ts";
import type { PersonId } from "../src/model/ids.ts";

/** A line between one person and the team. */
export const tell = command({
  name: "tell",
  who: "everybody",
  options: z.object({ person: z.string().max(64), words: z.string().max(1000) }),
  example: "/parley tell",
  run: ({ person, words }) => ({ do: "decide", command: { type: "sayPrivately", person: person as PersonId, plain: words } }),
});
