import { ideas } from "../invented.ts";
import type { Staging } from "./staging.ts";

/** Seven, so that a list opens (five or more wrote) with two of the seats in the hands of somebody who only looks round. */
const DELEGATES = 7;

const LINES = [
  "Does “the same hour” hold in winter as well, when the road is closed?",
  "Who would pay the engineer? I ask because nobody has said so yet.",
  "I read this card as a first step, and not as the whole of it.",
  "It surprises me how close we are on the telephone line.",
  "Before I came I would have put that one last. I see it differently now.",
  "For us it matters who reads the gauge, more than how often.",
  "If a reading fails, I would rather hear it from you than find out.",
] as const;

/** Writing without being known, then ranking. */
export const ngt: Staging = {
  protocol: "ngt",
  title: "Sharing the river in a dry year",
  question: "What would make the gauge readings believable on both sides?",
  delegates: DELEGATES,
  // A whole one in about three minutes; slower for somebody who has to read, think and write.
  pace: { watch: 10, facilitator: 2, delegate: 2 },
  /** Two write the same card, for the facilitator to put together. */
  manner(index) {
    const own = ideas[index % ideas.length] ?? "";
    const more = ideas[(index + DELEGATES) % ideas.length] ?? "";
    const first = index === 3 ? (ideas[0] ?? own) : own;
    const lines = [LINES[index % LINES.length] ?? "", LINES[(index + 3) % LINES.length] ?? ""];
    const cards = index % 3 === 2 ? [first, more] : [first];
    return { cards: () => cards, lines: () => lines, turns: index % 3 === 0 ? 1 : 0, points: () => [] };
  },
};
