import { cleared, next, nextInRooms, says } from "./acts.ts";
import { LEAD, look, presses, sends, type Act, type Story } from "./story.ts";

const WRITE = { button: "Write", command: "idea" };
const RELEASE = { button: "What may leave this room", command: "release" };

const NOTE = { button: "Record a point", command: "floor", args: { do: "capture" } };

const SIDES: Story["sides"] = [
  { name: "North", people: ["Cedar", "Birch", "Fir"] },
  { name: "South", people: ["Elm", "Oak", "Ash"] },
];
const inRooms = nextInRooms({ sides: SIDES });

/** What is written to be carried: its author, its words, and who of the side releases it. */
interface Message {
  readonly by: string;
  readonly tag: string;
  readonly words: string;
  readonly releasedBy: readonly string[];
}

/** Released by whoever wrote it and by one more. */
export const CARRIED = {
  north: {
    by: "Cedar",
    tag: "offer",
    words: "We open the lower gate at dawn, and say so the evening before.",
    releasedBy: ["Cedar", "Birch"],
  },
  south: { by: "Elm", tag: "question", words: "Who is told first when the gate can not be opened?", releasedBy: ["Elm", "Ash"] },
} as const satisfies Readonly<Record<string, Message>>;

/** Each lacks one of the two: nobody else, or not the one who wrote it. */
export const HELD: readonly Message[] = [
  { by: "Birch", tag: "message", words: "Last winter we were afraid: rook-one.", releasedBy: ["Birch"] },
  { by: "Fir", tag: "hypothetical", words: "If you moved the boats, we could wait: rook-two.", releasedBy: ["Cedar", "Birch"] },
  { by: "Oak", tag: "offer", words: "We could share the key: rook-three.", releasedBy: [] },
  { by: "Ash", tag: "message", words: "We do not believe your gauge: rook-four.", releasedBy: ["Elm", "Oak"] },
];

const MESSAGES: readonly Message[] = [CARRIED.north, CARRIED.south, ...HELD];

const offers = MESSAGES.map(({ by, tag, words }): Act => sends(by, WRITE, { "Your words": words, "What is it?": tag }));

/** As those of a side read it while they decide. */
const inTheirRoom = ({ by, words }: Message): string => `${words} (${by})`;

const releases = SIDES.flatMap(({ people }) => people).flatMap((who): readonly Act[] => {
  const ticked = MESSAGES.filter(({ releasedBy }) => releasedBy.includes(who)).map(inTheirRoom);
  return ticked.length === 0 ? [] : [sends(who, RELEASE, { "Tick what may be carried, in exactly these words": ticked })];
});

/** Said in a side's own room. */
export const IN_PRIVATE = { north: "We are three boats short: wren-north.", south: "We have lost a year: wren-south." } as const;

const speaks = (who: string, words: string): readonly Act[] => [presses(who, "Ask to speak"), says(who, words), presses(who, "I’m done")];

const TOGETHER = { north: "Thank you for the question.", south: "Thank you for the offer." } as const;

/** Recorded while both sides sit together. */
export const NOTED = "Both look at the lower gate on the first day of the month.";

/** Two sides apart, of whose messages one each is carried; then together. */
export const shuttle: Story = {
  protocol: "shuttle",
  method: "Shuttle mediation",
  title: "The lock at Tavra",
  question: "What would make the lock safe for both shores?",
  sides: SIDES,
  acts: [
    ...next,
    says("Cedar", IN_PRIVATE.north),
    says("Elm", IN_PRIVATE.south),
    look("said"),
    ...inRooms,
    ...offers,
    ...inRooms,
    look("read in their rooms"),
    ...releases,
    look("ticked"),
    ...inRooms,
    look("let out"),
    presses(LEAD, "Once more"),
    look("carried"),
    ...inRooms,
    ...inRooms,
    presses(LEAD, "Skip this round", "North"),
    presses(LEAD, "Skip this round"),
    presses(LEAD, "Go on"),
    ...speaks("Cedar", TOGETHER.north),
    ...speaks("Elm", TOGETHER.south),
    sends("Ash", NOTE, { "What was said, not who said it": NOTED }),
    look("together"),
    ...next,
    ...cleared({ sides: SIDES }),
  ],
};
