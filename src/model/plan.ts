import type { ById, ItemId, Ms, SideId, TextId } from "./ids.ts";
import type { Mode, Step } from "./vocabulary.ts";

/** What may leave the room (six columns, `confidentiality/regimes.ts`). */
export type RegimeId = "on-the-record" | "not-for-attribution" | "chatham-house" | "background" | "off-the-record" | "closed";

/** From whom an author is hidden: A the room; B the room and any chat platform. */
export type Assurance = "A" | "B";

export interface WakingHours {
  /** IANA names of the zones in which the people are. */
  readonly zones: readonly string[];
  /** Hours of the day, 0 to 24: from this one on, and before that one. */
  readonly from: number;
  readonly to: number;
  /** Days on which nobody is asked for anything; 0 is Sunday. */
  readonly rest: readonly number[];
}

/**
 * A protocol made ready for one session. It is part of the session's state, so it holds no words: in `steps`, every
 * `title`, `ask` and textual `body` has been replaced by the id of a text.
 */
export interface Plan {
  /** Id of the protocol file it came from. */
  readonly protocol: string;
  readonly steps: readonly Step[];
  readonly title: TextId;
  readonly question: TextId | null;
  /** What the facilitator filled in, by input id; every input becomes items, one per text. */
  readonly inputs: ById<string, readonly ItemId[]>;
  /** Of a protocol with stages: the one this meeting is at, from 1. Missing: all of them, or it has none. */
  readonly stage?: number;
  /** The text that holds the id of the group whose meeting this is. Missing: it is none. */
  readonly programme?: TextId;
  readonly mode: Mode;
  /** BCP 47: the language of what is written once for all: the method's own words and the recap. */
  readonly language: string;
  /** When people are awake and at work; deadlines over days fall into these hours. Null: at any hour. */
  readonly hours: WakingHours | null;
  /** Every duration is divided by this: 1 in earnest, more in a rehearsal. */
  readonly pace: number;
  /** How talk rounds are held: typed here, or spoken on a call beside the room. */
  readonly speech: "typed" | "spoken";
  readonly regime: RegimeId;
  readonly assurance: Assurance;
  readonly sides: readonly { readonly id: SideId; readonly name: TextId }[];
  readonly termsVersion: number;
  /** Contributors below which nothing unattributed opens (statistical agencies use 3 or 5; 5 here). */
  readonly minContributors: number;
  /** Contributors of each side below which items lose their side label. */
  readonly minPerSide: number;
  readonly retention: { readonly wordsMs: Ms; readonly artefactsMs: Ms };
}
