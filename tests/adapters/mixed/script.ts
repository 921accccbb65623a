import type { Voice } from "./voices.ts";

/** Nine people in a nominal group whose first round is open, on whatever they sit. */
export interface Sitting {
  readonly voices: readonly Voice[];
  /** The facilitator's "Next", and the time in which it can be undone and everybody finishes. */
  readonly next: () => Promise<void>;
  readonly passes: (ms: number) => Promise<void>;
  /** The released summary, as the file that people take away. */
  readonly summary: () => Promise<string>;
}

/** One for each of them, with what is a mark somewhere on the way: in Markdown, in HTML, on Slack, on Discord. */
export const IDEAS: readonly string[] = [
  "Thought 0: publish every reading",
  "Thought 1: *measure* twice a day | also in winter",
  "Thought 2: <b>seal</b> the boxes & count them",
  "Thought 3: # one scale for _all_ gauges",
  "Thought 4: مقياس واحد للجميع",
  "Thought 5: « témoins » sur les deux rives",
  "Thought 6: ~walk~ the bank together 🌊",
  "Thought 7: > [open] the `archive`",
  "Thought 8: :wave: \\ ask those who fish",
];

/** The places of each one's ballot. No two ideas come to the same points, and the last is put first by two. */
const BALLOTS: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 5],
  [0, 1, 2, 4, 5],
  [8, 1, 0, 2, 3],
  [8, 0, 2, 1, 6],
  [1, 0, 3, 4, 5],
  [0, 1, 2, 3, 4],
  [2, 0, 1, 5, 6],
  [0, 1, 3, 2, 4],
];

/** What is looked at on the way. */
type Looks = Readonly<Partial<Record<"written" | "opened" | "ranked", () => Promise<void>>>>;

/** The conversation to its end: nine ideas, two rankings, a summary that everybody clears. */
export async function summaryOf({ voices, next, passes, summary }: Sitting, look: Looks = {}): Promise<string> {
  const rank = async (): Promise<void> => {
    for (const [index, voice] of voices.entries()) await voice.ranks((BALLOTS[index] ?? []).map((idea) => IDEAS[idea] ?? ""));
  };
  for (const [index, voice] of voices.entries()) await voice.writes(IDEAS[index] ?? "");
  await look.written?.();
  await next();
  await look.opened?.();
  for (let step = 0; step < 2; step++) await next();
  await rank();
  await next();
  await look.ranked?.();
  await next();
  await rank();
  await next();
  await passes(5_000);
  await next();
  await passes(60_000);
  for (const voice of voices) await voice.clears();
  await passes(10_000);
  return summary();
}
