import type { Entries, Form, Seat, Stage } from "./stage.ts";

/** A conversation of two sides, as data: who is in it, and who does what in which order. */
export interface Story {
  readonly protocol: string;
  /** The method, as a planning form names it. */
  readonly method: string;
  readonly title: string;
  readonly question: string;
  readonly sides: readonly [Side, Side];
  readonly acts: readonly Act[];
}

export interface Side {
  readonly name: string;
  readonly people: readonly string[];
}

/** Leads every story. */
export const LEAD = "Lena";

export type Act =
  | { readonly who: string; readonly presses: string; readonly beside?: string }
  | { readonly who: string; readonly sends: Form; readonly entries: Entries }
  | { readonly passes: number }
  /** A moment at which a test looks. */
  | { readonly look: string };

export const presses = (who: string, button: string, beside?: string): Act => ({
  who,
  presses: button,
  ...(beside === undefined ? {} : { beside }),
});
export const sends = (who: string, form: Form, entries: Entries): Act => ({ who, sends: form, entries });
export const look = (at: string): Act => ({ look: at });

export const peopleOf = ({ sides }: Pick<Story, "sides">): readonly string[] => sides.flatMap(({ people }) => people);

/** Plays a story to its end. Everybody goes in and accepts first. */
export async function play(stage: Stage, story: Story, looks: (moment: string) => Promise<void>): Promise<void> {
  const people = peopleOf(story);
  for (const who of [LEAD, ...people]) if (!stage.areIn?.includes(who)) await seatOf(stage, who).presses("Go in");
  await seatOf(stage, LEAD).presses("Open the conversation");
  for (const who of people) await seatOf(stage, who).presses("I agree");
  for (const [index, act] of story.acts.entries()) {
    try {
      await perform(stage, act, looks);
    } catch (cause) {
      throw new Error(`act ${index}, ${JSON.stringify(act)}`, { cause });
    }
  }
}

export function seatOf({ seats }: Stage, who: string): Seat {
  const seat = seats.get(who);
  if (!seat) throw new Error(`nobody is called ${who}`);
  return seat;
}

async function perform(stage: Stage, act: Act, looks: (moment: string) => Promise<void>): Promise<void> {
  if ("passes" in act) return stage.passes(act.passes);
  if ("look" in act) return looks(act.look);
  const seat = seatOf(stage, act.who);
  return "presses" in act ? seat.presses(act.presses, act.beside) : seat.sends(act.sends, act.entries);
}
