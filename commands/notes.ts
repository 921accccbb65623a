import { z } from "zod";
import { command } from "./command.ts";

/** Keeps the notes of one of the team, for their eyes only. */
export const notes = command({
  name: "notes",
  who: "team",
  options: z.object({ words: z.string().max(20_000) }),
  example: "/parley notes",
  run: ({ words }) => ({ do: "decide", command: { type: "keepNotes", plain: words } }),
});
