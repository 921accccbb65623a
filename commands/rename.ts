import { z } from "zod";
import { command } from "./command.ts";

/** Corrects the name the others see. The door does it, since names are kept apart. */
export const rename = command({
  name: "rename",
  who: "team",
  options: z.object({ person: z.string().max(64), name: z.string().max(80) }),
  example: "/parley rename",
  run: () => null,
});
