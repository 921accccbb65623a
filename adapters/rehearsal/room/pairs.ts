import type { Manner, Staging } from "./staging.ts";

/** What each of them notes down alone, says in the pair and says in the four. */
const SAYS: readonly { readonly alone: string; readonly pair: string; readonly four: string }[] = [
  {
    alone: "A walk along the whole river, both offices together.",
    pair: "I wrote down a walk along the river. I would like to see your gauges once.",
    four: "Both pairs want to see something with their own eyes.",
  },
  {
    alone: "Read the old books aloud to each other.",
    pair: "The old gate books are in my head. Half of them were kept on your side.",
    four: "A walk and the books go together: one can read on the way.",
  },
  {
    alone: "One day in spring on which both gates stand open.",
    pair: "A day in spring with both gates open, so that everybody sees where the water goes.",
    four: "If there is to be a day, let it be before the planting.",
  },
  {
    alone: "Let the children paint the marks on the posts.",
    pair: "Children paint the marks, and nobody will move a post that a child has painted.",
    four: "I would keep the children in it. It is what people will remember.",
  },
  {
    alone: "Ask the fishing families first.",
    pair: "We always ask them last, and they know the shallows.",
    four: "Whoever we forget will tell us so. Better to ask before.",
  },
  {
    alone: "A table at the market where anybody may ask.",
    pair: "A table at the market is cheap. Two chairs, one from each side.",
    four: "Two chairs at the market fit every idea I have heard here.",
  },
  {
    alone: "Measure together for one week, and do not speak of it before the end.",
    pair: "A week of measuring together, and no word about it before it is over.",
    four: "A quiet week first, then the day on which we tell of it.",
  },
  {
    alone: "Write down who to ring when a gate sticks.",
    pair: "I would begin small: a list of who to ring at night.",
    four: "The list can hang at the market, under the table of the two chairs.",
  },
];

const TOP = [
  "One week of measuring together, and then a day at the market to tell of it.",
  "A walk along the river, with the old books read on the way.",
];

/** Alone, in pairs, in fours, then all. */
export const pairs: Staging = {
  protocol: "one-two-four-all",
  title: "One thing to begin with",
  question: "What one thing could both sides of the river begin with?",
  delegates: SAYS.length,
  pace: { watch: 4, facilitator: 2, delegate: 2 },
  manner(index): Manner {
    const { alone = "", pair = "", four = "" } = SAYS[index] ?? {};
    // In each four sit two of each side, and those of one side write down what the four would bring.
    const top = index % 2 === 0 ? [TOP[(index / 2) % TOP.length] ?? ""] : [];
    return {
      cards: (path) => (path.endsWith("/top-idea") ? top : [alone]),
      lines: (path) => (path.endsWith("/pair") ? [pair] : path.endsWith("/foursome") ? [four] : []),
      turns: 1,
      points: () => [],
    };
  },
};
