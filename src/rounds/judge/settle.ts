import type { Settled } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Round } from "../../model/kind.ts";
import type { Entry } from "../../model/session.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { kendallW } from "../../judgement/concordance.ts";
import { countDots } from "../../judgement/dots.ts";
import { borda } from "../../judgement/ranking.ts";
import { entrySchema, type BallotEntry } from "./entry.ts";
import type { JudgeFigures } from "./figures.ts";
import type { JudgeOwn } from "./index.ts";

/** Counts the ballots. Whether there are enough of them is decided before. A pass takes part and adds nothing. */
export function settle(round: Round<Judge, JudgeOwn>, entries: readonly Entry[]): Settled {
  const ballots = entries.map((entry) => entrySchema.parse(entry.body).ballot);
  return { items: [], figures: figuresOf(round, ballots) };
}

function figuresOf(round: Round<Judge, JudgeOwn>, ballots: readonly BallotEntry["ballot"][]): JudgeFigures {
  const { scale, tally } = round.run.spec;
  const items = round.run.input;
  switch (scale.s) {
    case "rank": {
      const rankings = ballots.flatMap((ballot) => ("ranking" in ballot ? [ballot.ranking] : []));
      const w = tally.includes("kendallW") ? kendallW(items, rankings) : null;
      return { scale: "rank", ballots: ballots.length, rows: [...borda(items, rankings, scale.top)], w };
    }
    case "dots": {
      const dots = ballots.flatMap((ballot) => ("dots" in ballot ? [ballot.dots as Partial<Record<ItemId, number>>] : []));
      return { scale: "dots", ballots: ballots.length, rows: [...countDots(items, dots)] };
    }
    case "rate":
    case "agree3":
    case "gradient":
    case "fist":
    case "consent":
    case "pick":
      throw new Error(`a judge round of scale ${scale.s} was started although it is refused`);
  }
}
