import type { ItemId } from "../model/ids.ts";
import type { Judged } from "../recap/source.ts";
import type { Agree3Figures, JudgeFigures, RateFigures } from "../rounds/judge/figures.ts";

type Stand = "close" | "differ" | "between";

const MOST = 2 / 3;
const THIRD = 1 / 3;
/** Shares of a scale: within a quarter of it the middle half of the answers is close together, from a half of it on far apart. */
const NEAR = 1 / 4;
const FAR = 1 / 2;

/**
 * On what people stood close together and on what far apart, by what everybody saw anyway; null: the scale gives but a word.
 * Nothing is said of words that were taken back.
 */
export function standsOf(
  figures: JudgeFigures,
  wordsOf: (id: ItemId) => string,
  isTakenBack: (id: ItemId) => boolean = () => false,
): Judged["stands"] {
  const stands = standing(figures)?.filter(({ item }) => !isTakenBack(item)) ?? null;
  if (stands === null) return null;
  const of = (wanted: Stand): readonly string[] => stands.filter(({ stand }) => stand === wanted).map(({ item }) => wordsOf(item));
  return { close: of("close"), differ: of("differ") };
}

function standing(figures: JudgeFigures): readonly { readonly item: ItemId; readonly stand: Stand }[] | null {
  switch (figures.scale) {
    case "rate":
      return figures.rows.map((row) => ({ item: row.item, stand: ofRates(row, figures.max - figures.min) }));
    case "agree3":
      return figures.opinions ? ofOpinions(figures) : figures.rows.map((row) => ({ item: row.item, stand: ofVotes(row) }));
    default:
      return null;
  }
}

/** Where a panel has a word for it, that word; elsewhere how far the middle half of the answers reaches. */
function ofRates({ outcome, disagreement, q25, q75 }: RateFigures["rows"][number], scale: number): Stand {
  if (outcome !== null) return outcome === "polarised" ? "differ" : outcome === "open" ? "between" : "close";
  if (disagreement === true) return "differ";
  if (q25 === null || q75 === null) return "between";
  if (q75 - q25 <= NEAR * scale) return "close";
  return disagreement === null && q75 - q25 >= FAR * scale ? "differ" : "between";
}

/** With a map of opinions by what it says: the most shared first, and of what divides the least agreed with. */
function ofOpinions({ rows }: Agree3Figures): readonly { readonly item: ItemId; readonly stand: Stand }[] {
  const shared = rows.filter(({ stands }) => stands === "shared").map(({ item }) => ({ item, stand: "close" as const }));
  const divides = rows.filter(({ stands }) => stands === "divides").map(({ item }) => ({ item, stand: "differ" as const }));
  return [...shared, ...divides.toReversed()];
}

/** Where the sides were compared, what most agree with is close only if every side shares it. */
function ofVotes({ agree, disagree, voters, across }: Agree3Figures["rows"][number]): Stand {
  if (agree === null || disagree === null) return "between";
  if (across === "shared") return "close";
  if (across === "notShared" && agree >= MOST * voters) return "between";
  if (Math.max(agree, disagree) >= MOST * voters) return "close";
  return Math.min(agree, disagree) >= THIRD * voters ? "differ" : "between";
}
