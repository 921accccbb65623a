import { z } from "zod";
import { command } from "./command.ts";
import { path } from "./options.ts";

const words = z.string().max(20_000).optional();

/** Writes a shared text, clause by clause. One line is one clause. */
export const clause = command({
  name: "clause",
  who: "everybody",
  options: z.object({
    path,
    do: z.enum(["add", "reword", "takeOut", "putBack"]),
    clause: z.string().max(8).optional(),
    lines: words,
    text: words,
    words,
    concern1: words,
    concern2: words,
    concern3: words,
    concern4: words,
    concern5: words,
    concern6: words,
    concern7: words,
    concern8: words,
  }),
  example: "/parley clause",
  run: (given) => ({ do: "decide", command: { type: "act", path: given.path, act: actOf(given) } }),
});

interface Given {
  readonly do: "add" | "reword" | "takeOut" | "putBack";
  readonly clause?: string | undefined;
  readonly lines?: string | undefined;
  readonly text?: string | undefined;
  readonly words?: string | undefined;
}

function actOf({ do: does, clause, lines, text, words, ...rest }: Given & Partial<Record<Concern, string | undefined>>): unknown {
  switch (does) {
    case "add":
      return { do: does, clauses: linesOf(lines ?? "") };
    case "reword":
      return { do: does, clause, text: text ?? "", ...(words ? { words } : {}) };
    case "takeOut":
      return { do: does, clause, ...(words ? { words } : {}), concerns: SIDES.map((side) => rest[`concern${side}`] ?? "") };
    case "putBack":
      return { do: does, clause };
  }
}

const SIDES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type Concern = `concern${(typeof SIDES)[number]}`;

/** A number that somebody put in front is left away: clauses are numbered by the program. */
const linesOf = (lines: string): readonly string[] =>
  lines
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:c?\d+[.):]\s*|[-•*]\s+)/, "").trim())
    .filter((line) => line !== "");
