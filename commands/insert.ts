import type { Inserting } from "../src/model/command.ts";
import { z } from "zod";
import { command } from "./command.ts";

/** Puts something in between: a break, a silence, a go-round, a look at how it goes, the ground rules. The plan waits. */
export const insert = command({
  name: "insert",
  who: "team",
  options: z.object({
    what: z.enum(["break", "quiet", "goRound", "temperature", "rules"]),
    minutes: z.coerce
      .number()
      .min(1)
      .max(24 * 60)
      .optional(),
    ask: z.string().trim().max(300).default(""),
  }),
  example: "/parley insert break 10",
  run: ({ what, minutes, ask }) => ({ do: "decide", command: { type: "insert", insert: inserting(what, minutes, ask) } }),
});

const MINUTE_MS = 60_000;

function inserting(what: Inserting["is"], minutes: number | undefined, ask: string): Inserting {
  switch (what) {
    case "rules":
      return { is: "rules" };
    case "break":
      return { is: "break", ms: (minutes ?? 10) * MINUTE_MS };
    case "quiet":
      return { is: "quiet", ms: (minutes ?? 2) * MINUTE_MS };
    case "goRound":
    case "temperature":
      // The engine gives it a title, and a question where none was asked, in the language of whoever pressed.
      return { is: what, title: "", ask };
  }
}
