import { LEAD, peopleOf, presses, sends, type Act, type Story } from "./story.ts";

/** The time in which "Next" can be undone, and everybody finishes. */
const UNDONE_MS = 45_000;
const COMPOSED_MS = 5_000;
const RELEASED_MS = 60_000;

export const next: readonly Act[] = [presses(LEAD, "Next"), { passes: UNDONE_MS }];

/** "Next" in the rooms of both sides. */
export const nextInRooms = ({ sides }: Pick<Story, "sides">): readonly Act[] => [
  ...sides.map(({ name }) => presses(LEAD, "Next", name)),
  { passes: UNDONE_MS },
];

export const says = (who: string, words: string): Act =>
  sends(who, { button: "Say it", command: "say" }, { "Your words; they are shown with your name": words });

/** What is composed is looked at by whoever leads, and then cleared by everybody. */
export const cleared = (story: Pick<Story, "sides">): readonly Act[] => [
  { passes: COMPOSED_MS },
  ...next,
  ...peopleOf(story).map((who) => presses(who, "Nothing points to anyone")),
  { passes: RELEASED_MS },
];
