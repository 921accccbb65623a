import type { RecapBlock } from "../../model/recap.ts";
import type { RoundResult } from "../source.ts";
import type { Writer } from "../writer.ts";

const EXPECTATION = "expectation";

/**
 * Of an exercise: what each team did in a move, and what it expected the others to think of it. Read across, the rows
 * show how often the teams misread each other, which is what the exercise is for.
 */
export function moves(rounds: readonly RoundResult[], write: Writer): readonly RecapBlock[] {
  const revealed = rounds.filter(({ kind, items }) => kind === "brief" && items.some((item) => item.side !== null && item.tag !== null));
  return revealed.flatMap((round, index): readonly RecapBlock[] => {
    const teams = [...new Set(round.items.flatMap((item) => item.side ?? []))];
    const wrote = (team: string, isExpected: boolean): string =>
      round.items
        .filter((item) => item.side === team && item.tag !== null && (item.tag === EXPECTATION) === isExpected)
        .map((item) => item.words)
        .join(" · ") || "–";
    return [
      {
        is: "table",
        caption: write.say("recap.move", { number: index + 1 }),
        columns: ["team", "did", "expected"].map((column) => write.say(`recap.column.${column}`)),
        rows: teams.map((team) => {
          const did = wrote(team, false);
          // A row repeats what stands elsewhere too: it goes with any card of it.
          const madeOf = round.items.filter((item) => item.side === team && item.tag !== null).map(({ words }) => write.id(words));
          return { id: write.id(`${team} ${did}`), rank: null, cells: [team, did, wrote(team, true)], madeOf };
        }),
      },
    ];
  });
}
