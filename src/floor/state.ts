import type { ById, Instant, Ms, PersonId, SideId } from "../model/ids.ts";
import type { Random } from "../model/command.ts";
import type { FloorSpec } from "../model/vocabulary.ts";

/** Somebody who may speak in this round. Stays in the list after leaving, so that turns taken are remembered. */
export interface Speaker {
  readonly person: PersonId;
  readonly side: SideId | null;
  readonly present: boolean;
  /** Turns this person spoke in since the round began. */
  readonly heard: number;
}

/** The one turn that is running. */
export interface Turn {
  readonly person: PersonId;
  readonly beganAt: Instant;
  /** Whether the person gave any sign of being there since the turn began. */
  readonly signed: boolean;
}

/** All durations as they run here, already divided by the pace of the session. */
export interface FloorTiming {
  readonly turnMs: Ms;
  /** Without a sign for this long, the holder counts as absent. */
  readonly signWithinMs: Ms;
  /** What the last sentence may take after the time is up. */
  readonly graceMs: Ms;
  /** In an open floor: between two messages of one person. */
  readonly slowMs: Ms;
}

interface Common {
  readonly timing: FloorTiming;
  /** In the order of the list they were given in. */
  readonly speakers: readonly Speaker[];
  readonly turn: Turn | null;
  /** Set while everything is paused: clocks stand at this moment. */
  readonly stoppedAt: Instant | null;
}

type CircleSpec = Extract<FloorSpec, { by: "circle" }>;

/** The piece goes round; whoever holds it may speak or pass. */
export interface Circle extends Common {
  readonly by: "circle";
  readonly order: CircleSpec["order"];
  readonly cycles: number;
  readonly pass: boolean;
  /** From 1; 0 before the first cycle. */
  readonly cycle: number;
  /** The rest of this cycle, in order. */
  readonly waiting: readonly PersonId[];
  /** Had their turn in this cycle, by speaking or by passing. */
  readonly had: readonly PersonId[];
  readonly passed: readonly PersonId[];
  /** Passed in the cycle before, and so began this one. */
  readonly passedBefore: readonly PersonId[];
  /** Were absent at their turn and wait at the end of this cycle; nobody returns twice. */
  readonly returned: readonly PersonId[];
  /** Joined during this cycle. */
  readonly joinedLate: readonly PersonId[];
  readonly completed: boolean;
}

/** One asks to speak, and is called in a fair order. */
export interface Queue extends Common {
  readonly by: "queue";
  readonly alternateSides: boolean;
  /** Turns of one person in one segment; null: no limit. */
  readonly max: number | null;
  /** In the order in which they asked. */
  readonly hands: readonly PersonId[];
  readonly turnsInSegment: ById<PersonId, number>;
  /** The author of what is talked about, where only the author answers: called before all others. */
  readonly answers: PersonId | null;
}

/** Anyone may speak; nobody may speak all the time. */
export interface Open extends Common {
  readonly by: "open";
  readonly shareCap: number | null;
  readonly said: ById<PersonId, { readonly words: number; readonly lastAt: Instant }>;
}

export type Floor = Circle | Queue | Open;
/** A floor of seats (fishbowl) is not built. */
export type FloorRules = Exclude<FloorSpec, { by: "seats" }>;

export type SpeakerAct =
  | { readonly do: "raise" | "lower" | "done" | "pass" | "here"; readonly by: PersonId }
  /** `ends`: this message is the last of the turn. */
  | { readonly do: "say"; readonly by: PersonId; readonly words: number; readonly ends: boolean };
export type FacilitatorAct =
  | { readonly do: "skip" }
  | { readonly do: "passFor"; readonly person: PersonId }
  | { readonly do: "nextSegment"; readonly answers: PersonId | null };
/** What the session tells the floor. */
export type HouseAct =
  | { readonly do: "join"; readonly person: PersonId; readonly side: SideId | null }
  | { readonly do: "leave"; readonly person: PersonId }
  | { readonly do: "pause" | "resume" | "alarm" };
export type FloorAct = SpeakerAct | FacilitatorAct | HouseAct;

/** done and ranOut: spoken. cut: the segment moved on. */
export type TurnEnd = "done" | "ranOut" | "passed" | "absent" | "left" | "cut";

export type FloorEvent =
  | { readonly type: "turnBegan"; readonly person: PersonId; readonly at: Instant }
  | { readonly type: "turnSigned"; readonly person: PersonId }
  | { readonly type: "turnEnded"; readonly person: PersonId; readonly how: TurnEnd }
  /** Passed before the piece arrived. */
  | { readonly type: "passedAhead"; readonly person: PersonId }
  | { readonly type: "cycleBegan"; readonly cycle: number; readonly order: readonly PersonId[] }
  | { readonly type: "circleCompleted" }
  | { readonly type: "handRaised" | "handLowered"; readonly person: PersonId }
  | { readonly type: "segmentBegan"; readonly answers: PersonId | null }
  | { readonly type: "wordsCounted"; readonly person: PersonId; readonly words: number; readonly at: Instant }
  | { readonly type: "speakerJoined"; readonly person: PersonId; readonly side: SideId | null }
  | { readonly type: "speakerLeft"; readonly person: PersonId }
  | { readonly type: "clockStopped" | "clockStarted"; readonly at: Instant };

/** Somebody who is to come, and the key of the one line that says why at this place. */
export interface Upcoming {
  readonly person: PersonId;
  readonly reason: string;
}

/** Time and chance, passed in. */
export interface FloorContext {
  readonly now: Instant;
  readonly random: Random;
}
