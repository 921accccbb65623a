import { z } from "zod";
import { command } from "./command.ts";
import type { SideId } from "../src/model/ids.ts";

/** Tells everybody, or one side, something; it shows who will see it before it is sent. */
export const announce = command({
  name: "announce",
  who: "team",
  options: z.object({ side: z.string().default(""), words: z.string().max(2000) }),
  example: "/parley announce",
  run: ({ side, words }) => ({ do: "decide", command: { type: "announce", side: side === "" ? null : (side as SideId), plain: words } }),
});
