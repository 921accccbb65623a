import type { Showing, Stage } from "./stage.ts";
import { LEAD, peopleOf, play, seatOf, type Story } from "./story.ts";

/** What a story left to look at: at each of its moments everybody's own page, and all that they had been shown until then. */
export interface Course {
  readonly at: ReadonlyMap<string, Moment>;
  /** What was released, as each can take it away. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Everything that anybody was ever shown. */
  readonly shown: ReadonlyMap<string, readonly Showing[]>;
  readonly faults: readonly string[];
}

interface Moment {
  readonly pages: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, readonly Showing[]>;
}

/** Plays a story to its end on this stage, and takes the stage down. */
export async function courseOf(raise: (story: Story) => Promise<Stage>, story: Story): Promise<Course> {
  const stage = await raise(story);
  const everybody = [LEAD, ...peopleOf(story)];
  const at = new Map<string, Moment>();
  const each = <T>(of: (who: string) => T): ReadonlyMap<string, T> => new Map(everybody.map((who) => [who, of(who)]));
  try {
    await play(stage, story, async (moment) => {
      const pages = new Map<string, string>();
      for (const who of everybody) pages.set(who, await seatOf(stage, who).reads());
      at.set(moment, { pages, shown: each((who) => seatOf(stage, who).shown()) });
    });
    const files = new Map<string, readonly string[]>();
    for (const who of everybody) files.set(who, await stage.files(who));
    return { at, files, shown: each((who) => seatOf(stage, who).shown()), faults: stage.faults() };
  } finally {
    await stage.stop();
  }
}

export function momentOf({ at }: Course, moment: string): Moment {
  const found = at.get(moment);
  if (!found) throw new Error(`the story has no "${moment}"`);
  return found;
}

/** Somebody's own page at a moment, line by line, without the marks of lists and of small print. */
export const linesOf = (course: Course, moment: string, who: string): readonly string[] =>
  (momentOf(course, moment).pages.get(who) ?? "").split("\n").map((line) => line.trim().replace(/^([•*-]|-#|#+) /, ""));

type Shown = Pick<Moment, "shown">;

export const wasShown = ({ shown }: Shown, who: string, words: string | RegExp): boolean => firstShown({ shown }, who, words) !== null;

/** When somebody was first shown this; null: never. */
export function firstShown({ shown }: Shown, who: string, words: string | RegExp): string | null {
  const is = (said: string): boolean => (typeof words === "string" ? said.includes(words) : words.test(said));
  return shown.get(who)?.find((each) => is(each.words))?.moment ?? null;
}

/** Those of these people who were ever shown it. */
export const thoseShown = (shown: Shown, people: readonly string[], words: string | RegExp): readonly string[] =>
  people.filter((who) => wasShown(shown, who, words));
