import { z } from "zod";
import { command } from "./command.ts";
import { path, turn } from "./options.ts";

const DOES = [
  "raise",
  "lower",
  "done",
  "here",
  "nextItem",
  "capture",
  "acknowledge",
  "take",
  "stand",
  "seat",
  "yield",
  "moveBack",
  "renew",
  "inviteSilent",
] as const;

/** Everything about the floor but speaking: ask for it, give it back, move on, note a point, say that something was read. */
export const floor = command({
  name: "floor",
  who: "everybody",
  options: z.object({
    path,
    do: z.enum(DOES),
    words: z.string().max(2000).optional(),
    as: z.string().max(20).optional(),
    person: z.string().max(64).optional(),
    turn,
  }),
  example: "/parley floor raise",
  run: ({ path, ...given }) => ({ do: "decide", command: { type: "act", path, act: actOf(given) } }),
});

interface Given {
  readonly do: string;
  readonly words?: string | undefined;
  readonly as?: string | undefined;
  readonly person?: string | undefined;
  readonly turn?: number | undefined;
}

function actOf({ do: does, words, as, person, turn: meant }: Given) {
  switch (does) {
    case "capture":
      return { do: does, text: words ?? "" };
    case "done":
      return { do: does, ...(meant === undefined ? {} : { turn: meant }) };
    case "raise":
      return { do: does, ...(as ? { as } : {}) };
    case "seat":
    case "yield":
    case "moveBack":
      return { do: does, ...(person ? { person } : {}) };
    default:
      return { do: does };
  }
}
