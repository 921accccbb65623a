import type { Manner, Staging } from "./staging.ts";

type Words = Readonly<Record<string, readonly string[]>>;

/** What each of them says, by the round. Where somebody says less often than the piece comes by, they pass. */
const SAYS: readonly { readonly lines: Words; readonly points?: Words }[] = [
  {
    lines: {
      checkin: ["Tired from the road, and glad to be here."],
      round: [
        "When the gauge by our school falls below the mark, the children notice before the office does.",
        "I had not known that on your side you wait for the same morning.",
      ],
      checkout: ["The boat on the sand."],
    },
    points: { round: ["Children notice the falling gauge before the offices do."] },
  },
  {
    lines: {
      checkin: ["Curious."],
      round: [
        "My father kept a boat. I measure a dry year by how long it lies on the sand.",
        "What stays with me is that nobody here wants the other side to run short.",
      ],
      checkout: ["More people to greet than before."],
    },
  },
  {
    lines: {
      checkin: ["A little nervous. It is my first time across the bridge."],
      round: ["I close a gate for people I have never met. I would like to know them."],
      checkout: ["Less sure, and better for it."],
    },
  },
  {
    lines: {
      checkin: ["Calm."],
      round: ["In a dry year I sleep badly. I listen for the pump.", "I have listened, and I would like to go on listening."],
      checkout: [],
    },
  },
  {
    lines: {
      checkin: ["Hopeful, and careful with it."],
      round: [
        "For me it is the sound. When it is gone, I know it before any number says so.",
        "Somebody spoke of the pump. I hear it too, from the other bank.",
      ],
      checkout: ["That we can be quiet together."],
    },
    points: { round: ["In a dry year both banks listen for the pump."] },
  },
];

/** A talking circle: everybody in turn, nobody replies. */
export const circle: Staging = {
  protocol: "circle",
  title: "The river in a dry year",
  question: "What does the river mean to you in a dry year?",
  delegates: SAYS.length,
  // How long it takes depends on those who speak. The clocks only bound a turn, and whoever sits down has to find their words.
  pace: { watch: 2, facilitator: 1.5, delegate: 1.5 },
  manner(index): Manner {
    const { lines = {}, points = {} } = SAYS[index] ?? {};
    return { cards: () => [], lines: (path) => lines[path] ?? [], turns: 0, points: (path) => points[path] ?? [] };
  },
};
