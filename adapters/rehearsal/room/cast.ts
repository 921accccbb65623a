import type { SetupInput } from "../../../src/protocol/setup.ts";
import { NAMES } from "../invented.ts";
import type { Staging } from "./staging.ts";

export const FACILITATOR = "Sage";
const SIDES = ["Upper valley", "Lower valley"] as const;

export interface Cast {
  readonly name: string;
  readonly side: 0 | 1;
}

/** Where the delegates sit: the side by its place. */
export const castOf = ({ delegates }: Staging): readonly Cast[] =>
  NAMES.slice(0, delegates).map((name, index) => ({ name, side: index % 2 === 0 ? 0 : 1 }));

export const sideName = (side: 0 | 1): string => SIDES[side];

/** @param erasedAfterMs how long its words lie about once it has ended, should nobody erase them earlier. */
export const setupOf = (staging: Staging, pace: number, erasedAfterMs: number): SetupInput => ({
  title: staging.title,
  question: staging.question,
  mode: "live",
  speech: "typed",
  pace,
  sides: SIDES.map((name) => ({ name })),
  people: [
    { role: "facilitator", side: null, count: 1 },
    ...([0, 1] as const).map((side) => ({
      role: "delegate" as const,
      side,
      count: castOf(staging).filter((each) => each.side === side).length,
    })),
  ],
  // Planned in the session's own time, which runs `pace` times as fast.
  retention: { wordsHours: (erasedAfterMs * pace) / 3_600_000, artefactsDays: (erasedAfterMs * pace) / (24 * 3_600_000) },
});
