import type { Random, Settled } from "../../../model/command.ts";
import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Entry } from "../../../model/session.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { kendallW } from "../../../judgement/concordance.ts";
import { countDots } from "../../../judgement/dots.ts";
import { countPicks } from "../../../judgement/picks.ts";
import { borda } from "../../../judgement/ranking.ts";
import { castOf, isBallot, type Cast } from "../entry.ts";
import type { JudgeFigures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { releasedReasons } from "../reasons.ts";
import { settleAgree3 } from "./agree3.ts";
import { answersTo, leastOf } from "./answers.ts";
import { settleConsent } from "./consent.ts";
import { settlePoll } from "./poll.ts";
import { settleRates } from "./rate.ts";

/**
 * Counts the ballots and lets the reasons out. Whether there are enough ballots is decided before. A pass takes part and
 * adds nothing. Nothing that comes out says who changed, or what two people have in common.
 */
export function settle(round: Round<Judge, JudgeOwn>, entries: readonly Entry[], before: readonly Entry[], random: Random): Settled {
  const cast = entries.map(castOf);
  const shown = new Set(round.run.input.filter((item) => answersTo(cast, item).length >= leastOf(round)));
  return { items: releasedReasons(round, cast, shown, random), figures: figuresOf(round, cast, before.map(castOf)) };
}

function figuresOf(round: Round<Judge, JudgeOwn>, entries: readonly Cast[], before: readonly Cast[]): JudgeFigures {
  const { scale, tally } = round.run.spec;
  const items = round.run.input;
  const ballots = entries.map(({ ballot }) => ballot);
  const took = { panel: round.run.eligible.length, ballots: ballots.length };
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
    case "pick": {
      const picks = ballots.flatMap((ballot) => ("picked" in ballot ? [ballot.picked] : []));
      return { scale: "pick", ...took, most: scale.n, rows: [...countPicks(items, picks)] };
    }
    case "rate":
      return settleRates(round, scale, entries, before, took, ballots.filter(isBallot).length);
    case "gradient":
    case "fist":
      return settlePoll(round, scale, entries, took);
    case "consent":
      return settleConsent(round, entries, took);
    case "agree3":
      return settleAgree3(round, entries, took);
  }
}
