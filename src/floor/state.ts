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
  /** What this person has had of the talk. For the facilitators alone, and gone with the round. */
  readonly share: Share;
  /** In a queue: turns in this segment, by what they were for. */
  readonly used?: Partial<Readonly<Record<Hand, number>>>;
}

/** The one turn that is running. */
export interface Turn {
  readonly person: PersonId;
  readonly beganAt: Instant;
  /** Whether the person gave any sign of being there since the turn began. */
  readonly signed: boolean;
  /** Of a turn that was given away: what was left of it. Missing: a whole one. */
  readonly lasts?: Ms;
}

export interface Share {
  /** Typed. */
  readonly words: number;
  /** Of turns that were spoken, or in the middle. */
  readonly ms: Ms;
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
  /** How long somebody may sit in the middle while others wait for a seat. */
  readonly seatMs: Ms;
  /** In a queue: how long each side may speak before it waits for the others; null: no limit. */
  readonly perSideMs: Ms | null;
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

/** What somebody asks to speak for, in the order in which they are called. */
export const HANDS = ["order", "reply", "clarification", "point"] as const;
export type Hand = (typeof HANDS)[number];

/** Somebody who is to speak after another who would come later. */
export interface MovedBack {
  readonly person: PersonId;
  readonly behind: PersonId;
}

/** What each side may use before it waits for the others. */
export interface Budget {
  readonly turns: number | null;
  readonly ms: Ms | null;
}

/** One asks to speak, and is called in a fair order. */
export interface Queue extends Common {
  readonly by: "queue";
  readonly alternateSides: boolean;
  /** Turns of one person in one segment; null: no limit. */
  readonly max: number | null;
  /** In the order in which they asked. */
  readonly hands: readonly PersonId[];
  /** What each of them asks for; missing: a new point. */
  readonly asked: ById<PersonId, Hand>;
  /** In the order in which it was done. */
  readonly movedBack: readonly MovedBack[];
  /** What the turn that is running was asked for; null: it was given by somebody who had it. */
  readonly turnFor: Hand | null;
  readonly budget: Budget | null;
  /** What each side has used of it since budgets last began. */
  readonly spent: ById<SideId, { readonly turns: number; readonly ms: Ms }>;
  /** The author of what is talked about, where only the author answers: called before all others. */
  readonly answers: PersonId | null;
}

/** Anyone may speak; nobody may speak all the time. */
export interface Open extends Common {
  readonly by: "open";
  readonly shareCap: number | null;
  readonly said: ById<PersonId, { readonly words: number; readonly lastAt: Instant }>;
}

export interface Sitter {
  readonly person: PersonId;
  readonly since: Instant;
}

/** A few sit in the middle and talk as they like; the others listen, and take a seat when they want to speak. */
export interface Seats extends Common {
  readonly by: "seats";
  /** Seats beside those that are kept open. */
  readonly seats: number;
  /** Seats that anyone may take. */
  readonly open: number;
  /** In the order in which they sat down. */
  readonly sitting: readonly Sitter[];
  /** Would like a seat, in the order in which they asked. */
  readonly hands: readonly PersonId[];
  /** The side whose circle it is; null: it is no side's. */
  readonly side: SideId | null;
  /** Sat in an earlier circle, with which this one changes places. */
  readonly before: readonly PersonId[];
  /** Sat at some time in this one. */
  readonly sat: readonly PersonId[];
}

export type Floor = Circle | Queue | Seats | Open;
export type FloorRules = FloorSpec;

/** What only the round can know of a floor when it opens. */
export interface Opening {
  /** The only one who answers in the first segment. */
  readonly answers?: PersonId | null;
  /** Of seats: whose circle it is, and who sat in the one before. */
  readonly side?: SideId | null;
  readonly before?: readonly PersonId[];
}

export type SpeakerAct =
  | { readonly do: "lower" | "done" | "pass" | "here" | "take" | "stand"; readonly by: PersonId }
  | { readonly do: "raise"; readonly by: PersonId; readonly as?: Hand }
  /** Gives what is left of the own turn to somebody in line. */
  | { readonly do: "yield"; readonly by: PersonId; readonly to: PersonId }
  /** `ends`: this message is the last of the turn. */
  | { readonly do: "say"; readonly by: PersonId; readonly words: number; readonly ends: boolean };
export type FacilitatorAct =
  /** renew: all sides may speak again, whatever they have used. */
  | { readonly do: "skip" | "renew" }
  /** seat: offers somebody a seat, and they sit. moveBack: one place, also by the person themselves. */
  | { readonly do: "passFor" | "seat" | "moveBack"; readonly person: PersonId }
  | { readonly do: "nextSegment"; readonly answers: PersonId | null };
/** What the session tells the floor. */
export type HouseAct =
  | { readonly do: "join"; readonly person: PersonId; readonly side: SideId | null }
  | { readonly do: "leave"; readonly person: PersonId }
  | { readonly do: "pause" | "resume" | "alarm" };
export type FloorAct = SpeakerAct | FacilitatorAct | HouseAct;

/** done, yielded and ranOut: spoken. cut: the segment moved on. */
export type TurnEnd = "done" | "yielded" | "ranOut" | "passed" | "absent" | "left" | "cut";

export type FloorEvent =
  /** `lasts`: somebody gave what was left of theirs. */
  | { readonly type: "turnBegan"; readonly person: PersonId; readonly at: Instant; readonly lasts?: Ms }
  | { readonly type: "turnSigned"; readonly person: PersonId }
  | { readonly type: "turnEnded"; readonly person: PersonId; readonly how: TurnEnd; readonly at: Instant }
  /** Passed before the piece arrived. */
  | { readonly type: "passedAhead"; readonly person: PersonId }
  | { readonly type: "cycleBegan"; readonly cycle: number; readonly order: readonly PersonId[] }
  | { readonly type: "circleCompleted" }
  | { readonly type: "handRaised"; readonly person: PersonId; readonly as?: Hand }
  | { readonly type: "handLowered"; readonly person: PersonId }
  | { readonly type: "handMovedBack"; readonly person: PersonId; readonly behind: PersonId }
  | { readonly type: "budgetsRenewed" }
  | { readonly type: "seatTaken"; readonly person: PersonId; readonly at: Instant }
  /** ranOut: others waited, and the time in the middle was over. */
  | { readonly type: "seatLeft"; readonly person: PersonId; readonly how: "stood" | "ranOut" | "left"; readonly at: Instant }
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
