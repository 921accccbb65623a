import { z } from "zod";
import { command } from "./command.ts";
import type { PersonId, SideId } from "../src/model/ids.ts";
import { roleSchema } from "../src/model/vocabulary.ts";

/** Gives somebody another part; they read the terms again. */
export const role = command({
  name: "role",
  who: "team",
  options: z.object({ person: z.string().max(64), role: roleSchema, side: z.string().default("") }),
  example: "/parley role",
  run: ({ person, role, side }) => ({
    do: "decide",
    command: { type: "changeRole", person: person as PersonId, role, side: side === "" ? null : (side as SideId) },
  }),
});
