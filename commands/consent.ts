import { z } from "zod";
import { command } from "./command.ts";

/** Accepts the terms, in the version that was read. */
export const consent = command({
  name: "consent",
  who: "everybody",
  options: z.object({ version: z.coerce.number().int().min(1) }),
  example: "/parley consent",
  run: ({ version }) => ({ do: "decide", command: { type: "acceptTerms", version } }),
});
