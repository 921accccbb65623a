import type { SetupInput } from "../../../src/protocol/setup.ts";
import { ideas, NAMES } from "../invented.ts";
import type { Chair } from "./rehearsal.ts";

export const PROTOCOL = "ngt";
export const FACILITATOR = "Sage";
const SIDES = ["Upper valley", "Lower valley"] as const;

/** Seven, so that a list opens (five or more wrote) with two of the seats in the hands of somebody who only looks round. */
const DELEGATES = NAMES.slice(0, 7);

/** Where the delegates sit: the side by its place. */
export const cast: readonly { readonly name: string; readonly side: 0 | 1 }[] = DELEGATES.map((name, index) => ({
  name,
  side: index % 2 === 0 ? 0 : 1,
}));

export const sideName = (side: 0 | 1): string => SIDES[side];

/** @param erasedAfterMs how long its words lie about once it has ended, should nobody erase them earlier. */
export const setupOf = (pace: number, erasedAfterMs: number): SetupInput => ({
  title: "Sharing the river in a dry year",
  question: "What would make the gauge readings believable on both sides?",
  mode: "live",
  speech: "typed",
  pace,
  sides: SIDES.map((name) => ({ name })),
  people: [
    { role: "facilitator", side: null, count: 1 },
    ...([0, 1] as const).map((side) => ({ role: "delegate" as const, side, count: cast.filter((each) => each.side === side).length })),
  ],
  // Planned in the session's own time, which runs `pace` times as fast.
  retention: { wordsHours: (erasedAfterMs * pace) / 3_600_000, artefactsDays: (erasedAfterMs * pace) / (24 * 3_600_000) },
});

const LINES = [
  "Does “the same hour” hold in winter as well, when the road is closed?",
  "Who would pay the engineer? I ask because nobody has said so yet.",
  "I read this card as a first step, and not as the whole of it.",
  "It surprises me how close we are on the telephone line.",
  "Before I came I would have put that one last. I see it differently now.",
  "For us it matters who reads the gauge, more than how often.",
  "If a reading fails, I would rather hear it from you than find out.",
] as const;

/** What the nth of them writes and says. Two write the same card, for the facilitator to put together. */
export function mannerOf(index: number): Chair["manner"] {
  const own = ideas[index % ideas.length] ?? "";
  const more = ideas[(index + cast.length) % ideas.length] ?? "";
  const first = index === 3 ? (ideas[0] ?? own) : own;
  return {
    cards: index % 3 === 2 ? [first, more] : [first],
    lines: [LINES[index % LINES.length] ?? "", LINES[(index + 3) % LINES.length] ?? ""],
    turns: index % 3 === 0 ? 1 : 0,
  };
}
