/** Where a story is played: people in front of their own pages, on whatever those are shown. */
export interface Stage {
  readonly seats: ReadonlyMap<string, Seat>;
  /** Those who had to go in before the story could begin. */
  readonly areIn?: readonly string[];
  passes(ms: number): Promise<void>;
  /** What was released, as this person can take it away: Markdown, in the order of its release. */
  files(who: string): Promise<readonly string[]>;
  /** What the platform or the program objected to so far. */
  faults(): readonly string[];
  stop(): Promise<void>;
}

/** What opens a form, as a chat shows it, and what it is sent as. */
export interface Form {
  readonly button: string;
  readonly command: string;
  readonly args?: Readonly<Record<string, string>>;
}

/** What is typed and chosen, by the labels of the fields: an option by its words, several as a list. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** One thing that a person was shown. */
export interface Showing {
  readonly words: string;
  /** Equal for all who were shown it in one and the same moment. */
  readonly moment: string;
}

/** Somebody in front of their own page. */
export interface Seat {
  /** `beside`: words next to the button, where several are called the same. */
  presses(button: string, beside?: string): Promise<void>;
  /** Throws when it is not taken. */
  sends(form: Form, entries: Entries): Promise<void>;
  /** Their own page as it is now. */
  reads(): Promise<string>;
  /** Everything that was ever shown to them: pages, forms, answers, and what stands in channels they are in. */
  shown(): readonly Showing[];
}
