import type { BoxId, ById, Day, Instant, ItemId, KeyId, Ms, Path, PersonId, SessionId, SideId, TextId } from "./ids.ts";
import type { Plan } from "./plan.ts";
import type { FloorSpec, Role, RoundKindName, RoundSpec, Who } from "./vocabulary.ts";

/**
 * The state of one session, folded from its events. Ids, numbers and enums only: no name, no platform id, no
 * sentence. Words lie encrypted under a `TextId` and are read when a card is rendered.
 */
export interface Session {
  readonly id: SessionId;
  /** Number of events folded. */
  readonly version: number;
  readonly plan: Plan;
  readonly status: "planned" | "running" | "held" | "locked" | "ended" | "destroyed";
  /** Why everything is held: the team wanted it, or nobody of it was here. */
  readonly heldBecause: "team" | "nobodyLeads" | null;
  readonly members: ById<PersonId, Member>;
  /** The cursor: what is going on below the root, by path. */
  readonly frames: ById<Path, Frame>;
  readonly runs: ById<Path, Run>;
  readonly items: ById<ItemId, Item>;
  /** One per finished step; what `from` resolves to. */
  readonly outputs: ById<Path, Output>;
  /** Boxes that still exist, with the key each is sealed with and what ends that key. */
  readonly boxes: ById<BoxId, OpenedBox>;
  /** When the words and keys are erased; null while the session goes on. */
  readonly destroyAt: Instant | null;
  /** When the cleared artefacts of an erased session are erased too; null before, and where there are none. */
  readonly artefactsEndAt: Instant | null;
  /** Day of the last act. */
  readonly day: Day;
  /** Over days: the day on which everybody was last told what is open; null before it was opened. */
  readonly digestedOn: Day | null;
  /** When it is to begin, if that was said. Over days it opens by itself then; live, somebody opens it. */
  readonly startsAt?: Instant | null;
  /** What goes on beside the protocol. */
  readonly aside: Aside;
  /** All that is kept of consent once the session is erased. */
  readonly consents: readonly Consents[];
  readonly lockdown: { readonly releasedBy: readonly PersonId[] } | null;
  /** Who was invited after the session was opened, so that nobody is added behind anybody's back. */
  readonly arrivals: readonly { readonly by: PersonId; readonly at: Instant; readonly roles: Readonly<Partial<Record<Role, number>>> }[];
  /** Links made again for people who lost theirs, and further devices that were let in, in order. */
  readonly newLinks: readonly NewLink[];
}

export interface OpenedBox {
  readonly path: Path;
  readonly key: KeyId;
  readonly keyEndsWith: BoxSpec["keyEndsWith"];
  /** How many of `newLinks` there were when it was opened. Missing: of an earlier version of the program, none. */
  readonly secondKeys?: number;
}

/** Where words would go through somebody else's hands. */
export type ChatPlatform = "slack" | "discord";

export interface NewLink {
  readonly person: PersonId;
  readonly by: PersonId | "host";
  readonly at: Instant;
  /** Another device, or (a platform) a place where the conversation is shown as well; missing: a link made again. */
  readonly is?: "device" | ChatPlatform;
  /** Of a place: it is not shown there any more. */
  readonly isOver?: true;
}

export interface Member {
  readonly role: Role;
  readonly side: SideId | null;
  readonly state: "invited" | "present" | "listening" | "left";
  /** Version of the terms this person accepted. */
  readonly termsVersion: number | null;
  readonly acceptedOn: Day | null;
  /** Steps that had ended when this person first accepted the terms. */
  readonly missed?: number;
}

export interface Aside {
  readonly insert: Insert | null;
  /** Rounds that the facilitator put in between, in order; the first runs at the path `insert-1`. */
  readonly inserted: readonly RoundSpec[];
  /** The latest last. */
  readonly announcements: readonly Announcement[];
  /** Set aside for later; the recap lists them as open questions. */
  readonly parked: readonly ItemId[];
  /** By voice: what passed between that person and the team. The latest last. */
  readonly lines: ById<PersonId, readonly PrivateLine[]>;
  /** Each of the team keeps their own, which nobody else sees. */
  readonly notes: ById<PersonId, TextId>;
  /** What the team pressed, so that two who lead together know. The latest last. */
  readonly presses: readonly Press[];
}

/** Something in between; the plan waits. `stopped`: the rounds that were stopped for it, and go on after it. */
export type Insert =
  | { readonly is: "break" | "quiet"; readonly until: Instant; readonly stopped: readonly Path[] }
  | { readonly is: "round"; readonly path: Path; readonly stopped: readonly Path[] }
  /** The ground rules, shown while everything goes on. */
  | { readonly is: "rules"; readonly stopped: readonly [] };

export interface Announcement {
  /** Null: to everybody. */
  readonly side: SideId | null;
  readonly text: TextId;
  readonly by: PersonId;
}

export interface PrivateLine {
  readonly by: PersonId;
  readonly text: TextId;
}

export interface Press {
  readonly by: PersonId;
  readonly what: string;
  readonly at: Instant;
}

/** How many accepted a version of the terms on a day. */
export interface Consents {
  readonly version: number;
  readonly day: Day;
  readonly count: number;
}

/** A live combinator, or the sequence inside one. */
export type Frame =
  | { readonly at: "sequence"; readonly index: number }
  | { readonly at: "repeat"; readonly pass: number }
  | { readonly at: "split"; readonly branches: ById<string, readonly PersonId[]> };

/** A running round. Its specification is frozen when it begins, eligibility when a phase opens; late joiners are appended. */
export interface Run<Spec extends RoundSpec = RoundSpec, Own = unknown> {
  readonly path: Path;
  readonly spec: Spec;
  readonly eligible: readonly PersonId[];
  /** What `items`, `over` or `about` resolved to when the round began. */
  readonly input: readonly ItemId[];
  readonly phase: Phase;
  readonly phaseNumber: number;
  readonly box: BoxId | null;
  /** Invited while its box was open: they see what comes of it, and act from the next phase on. */
  readonly shutTo: readonly PersonId[];
  /** What lay in its box was destroyed unread, and everybody was asked again. */
  readonly askedAgain: boolean;
  /** Set while it is held for a box that could not be opened before its time: what was left, null without a deadline. */
  readonly reopens: { readonly left: Ms | null } | null;
  /** How often this phase was extended. */
  readonly extended: number;
  /** How often people were reminded of it. */
  readonly reminded: number;
  /** closing: the box is frozen and the result is being computed. held: frozen, waiting for the facilitator. */
  readonly stage: "open" | "paused" | "closing" | "held";
  /** `lost`: nobody can open the box. `fault`: the program failed over it. `waits`: too few for what only a quorum can say. */
  readonly heldFor: "tooFew" | "quorum" | "waits" | "lost" | "fault" | null;
  readonly dueAt: Instant | null;
  /** Time that was left when the phase was paused. */
  readonly remaining: Ms | null;
  /** The time ran out in a live session and the facilitator has been asked what to do. */
  readonly timeIsUp: boolean;
  readonly lastCall: { readonly closesAt: Instant; readonly undoUntil: Instant } | null;
  /** The kind's own slice, written by its `evolve` alone. */
  readonly own: Own;
}

export interface Phase {
  readonly name: string;
  readonly lasts: Ms | null;
  readonly close: CloseRule;
  readonly box: BoxSpec | null;
  readonly floor: FloorSpec | null;
  /** What is sent is seen by everybody at once, under the name of whoever sent it, instead of lying in a box. */
  readonly isSeenAtOnce?: true;
  /** The program writes an artefact meanwhile: it ends when it has, and by nobody's hand. */
  readonly byProgram?: true;
  /** Who acts in this phase, where it is not who acts in the round: anybody may contest what a facilitator merged. */
  readonly who?: Who;
}

export interface CloseRule {
  readonly when: "deadline" | "facilitator" | "rule";
  /** Shares, 0 to 1, of those eligible who must have acted. */
  readonly quorum: number;
  readonly quorumPerSide: number;
  /** Below its quorum it is never opened: whoever leads gives it more time, or ends it as not answered by enough. */
  readonly waits?: true;
  readonly extendTimes: number;
  readonly extendBy: Ms;
}

export interface BoxSpec {
  /**
   * Its phase, an enclosing repeat, or the session (the empty path). Links between authors and words live exactly so
   * long, and the prompt says so.
   */
  readonly keyEndsWith: "@phase" | Path;
  /** Below this nothing opens; 1 where a single voice counts (an objection, a veto). */
  readonly minContributors: number;
  /** Contributors of each side below which the side label goes (after one extension); null: no side label. */
  readonly minPerSide: number | null;
  /** Contributors of each role below which the role label goes (after one extension). Missing: no role label. */
  readonly minPerRole?: number;
  /** True where people agreed to be named: the entry then carries its author. */
  readonly named: boolean;
  /** Bytes one entry is padded to before encryption. */
  readonly padTo: number;
  /** Nobody has to say anything: with nobody's words in it, it is opened like any other. */
  readonly mayBeEmpty?: true;
  /** Clearance only: the phase closes once everybody eligible has pressed one of two buttons. */
  readonly closesWhenAllActed: boolean;
}

export type Label =
  | { readonly as: "nobody" }
  | { readonly as: "side"; readonly side: SideId }
  | { readonly as: "role"; readonly role: Role }
  | { readonly as: "person"; readonly person: PersonId };

export interface Item {
  readonly id: ItemId;
  readonly text: TextId;
  readonly from: Path;
  readonly mergedFrom: readonly ItemId[];
  readonly tag?: string;
  /** The item this one is about. */
  readonly about?: ItemId;
  /** An input meant for one side, or for one pass of a repeat. */
  readonly forSide?: SideId;
  readonly forPass?: number;
  readonly label: Label;
  /** Its author took its words back, after others had judged it or built on it. */
  readonly takenBack?: true;
}

export type Scope =
  | { readonly to: "room" }
  | { readonly to: "team" }
  | { readonly to: "branch"; readonly path: Path }
  | { readonly to: "people"; readonly people: readonly PersonId[] };

export interface Output {
  readonly kind: RoundKindName | "repeat" | "split";
  /** In order of rank where there is one. */
  readonly items: readonly ItemId[];
  readonly figures: unknown;
}

/** What lies in a box, as settling sees it. `who` means nothing outside one settle. */
export interface Entry {
  readonly who: number;
  readonly side: SideId | null;
  /** Only in boxes whose words are labelled by role: the one its author held when writing. */
  readonly role?: Role;
  /** Only in boxes whose specification is `named`. */
  readonly person: PersonId | null;
  readonly body: unknown;
}

/** Counted from the box at the moment of closing. Never stored, never sent. */
export interface BoxFacts {
  readonly contributors: number;
  readonly bySide: ById<SideId, number>;
  /** Only of boxes whose words are labelled by role. */
  readonly byRole?: Readonly<Partial<Record<Role, number>>>;
  /** Whether everybody who may act and has not left has an entry. */
  readonly complete: boolean;
}
