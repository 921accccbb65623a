import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** Objects to a paragraph of a recap, or has a merge undone. Sealed, without a reason; with nothing ticked it says "fine". */
export const object = command({
  name: "object",
  who: "everybody",
  options: z.object({ path, objects: list, undo: list, of: z.enum(["recap", "merge"]).default("recap") }),
  example: "/parley object",
  run: ({ path, objects, undo, of }) => ({ do: "seal", path, act: of === "merge" ? { undo } : { objects }, said: "collect.received" }),
});
