import { z } from "zod";
import { command } from "./command.ts";
import { list, path } from "./options.ts";

/** Lets words leave the room of one's side. Sealed: what is not ticked stays. */
export const release = command({
  name: "release",
  who: "everybody",
  options: z.object({ path, items: list }),
  example: "/parley release",
  run: ({ path, items }) => ({ do: "seal", path, act: { do: "release", items }, said: "collect.received" }),
});
