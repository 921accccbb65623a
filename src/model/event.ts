import type { BoxId, Day, Instant, ItemId, KeyId, Ms, Path, PersonId, SideId, TextId } from "./ids.ts";
import type { Plan, WakingHours } from "./plan.ts";
import type { ChatPlatform, Announcement, Insert, Item, Output, Phase, Press, PrivateLine, Run, Session } from "./session.ts";
import type { Role, RoundSpec } from "./vocabulary.ts";

/** What happened. Past tense; ids, numbers and enums only. */
export type Event =
  | { readonly type: "sessionPlanned"; readonly plan: Plan; readonly items: readonly Item[] }
  /** `told`: to those who are in already. */
  | {
      readonly type: "peopleInvited";
      readonly people: readonly Invitation[];
      readonly told?: { readonly by: PersonId; readonly at: Instant };
    }
  | { readonly type: "sessionOpened" | "sessionResumed" }
  | { readonly type: "sessionHeld"; readonly why: NonNullable<Session["heldBecause"]> }
  | { readonly type: "sessionLocked" | "unlockAsked"; readonly person: PersonId }
  | { readonly type: "sessionUnlocked" }
  | { readonly type: "sessionEnded"; readonly destroyAt: Instant }
  /** The first act of a day (UTC). All that is ever known of when somebody acted, and of when they agreed to the terms. */
  | { readonly type: "dayBegan"; readonly day: Day }
  /** Everybody was told what is open. No act of anybody's. */
  | { readonly type: "digested"; readonly day: Day }
  | { readonly type: "contentDestroyed"; readonly artefactsEndAt: Instant | null }
  | { readonly type: "artefactsDestroyed" }
  | { readonly type: "memberJoined" | "memberLeft"; readonly person: PersonId }
  | { readonly type: "termsAccepted"; readonly person: PersonId; readonly version: number }
  /** A second key to somebody's place was made. Everybody sees it, since whoever makes one could sit down there. */
  | { readonly type: "linkReissued"; readonly person: PersonId; readonly by: PersonId | "host"; readonly at: Instant }
  | { readonly type: "scheduled"; readonly startsAt: Instant | null; readonly hours: WakingHours | null }
  | { readonly type: "shownElsewhere"; readonly by: PersonId; readonly on: ChatPlatform; readonly at: Instant }
  | { readonly type: "showingStopped"; readonly by: PersonId; readonly on: ChatPlatform; readonly at: Instant }
  | { readonly type: "deviceAdmitted"; readonly person: PersonId; readonly by: PersonId; readonly at: Instant }
  | { readonly type: "memberRenamed"; readonly person: PersonId }
  | { readonly type: "memberListens"; readonly person: PersonId; readonly listens: boolean }
  /** Another role goes through the terms again. */
  | { readonly type: "roleChanged"; readonly person: PersonId; readonly role: Role; readonly side: SideId | null }
  | { readonly type: "teamPressed"; readonly press: Press }
  /** `spec`: of a round that was put in between. */
  | { readonly type: "insertBegan"; readonly insert: Insert; readonly spec: RoundSpec | null }
  | { readonly type: "insertEnded" }
  | { readonly type: "announced"; readonly announcement: Announcement }
  | { readonly type: "parked"; readonly item: Item }
  | { readonly type: "privatelySaid"; readonly person: PersonId; readonly line: PrivateLine }
  | { readonly type: "notesKept"; readonly person: PersonId; readonly text: TextId }
  | {
      readonly type: "roundBegan";
      readonly path: Path;
      readonly input: readonly ItemId[];
    }
  | { readonly type: "eligibleAdded"; readonly path: Path; readonly person: PersonId }
  | {
      readonly type: "phaseOpened";
      readonly path: Path;
      readonly phaseNumber: number;
      readonly phase: Phase;
      readonly eligible: readonly PersonId[];
      readonly dueAt: Instant | null;
      /** The box of a sealed phase, and the key it is sealed with (shared by the passes of a repeat that keeps its key). */
      readonly box: { readonly id: BoxId; readonly key: KeyId } | null;
      /** The kind's slice at the start of the phase. */
      readonly own: unknown;
    }
  /** To where the people are awake. */
  | { readonly type: "deadlineMoved"; readonly path: Path; readonly dueAt: Instant }
  | { readonly type: "phaseExtended"; readonly path: Path; readonly dueAt: Instant; readonly by: "facilitator" | "rule" }
  | { readonly type: "phasePaused"; readonly path: Path; readonly remaining: Ms | null; readonly at: Instant }
  | { readonly type: "phaseResumed"; readonly path: Path; readonly dueAt: Instant | null; readonly at: Instant }
  | { readonly type: "timeRanOut"; readonly path: Path }
  /** Everybody alike, at a share of the window. */
  | { readonly type: "reminded"; readonly path: Path }
  | { readonly type: "lastCallBegan"; readonly path: Path; readonly closesAt: Instant; readonly undoUntil: Instant }
  | { readonly type: "lastCallUndone"; readonly path: Path }
  | { readonly type: "phaseClosed"; readonly path: Path }
  | { readonly type: "phaseHeld"; readonly path: Path; readonly why: NonNullable<Run["heldFor"]>; readonly reopens?: Run["reopens"] }
  | { readonly type: "phaseReopened"; readonly path: Path; readonly dueAt: Instant | null }
  | { readonly type: "phaseDropped"; readonly path: Path }
  | { readonly type: "phaseSettled"; readonly path: Path; readonly items: readonly Item[]; readonly figures: unknown }
  | { readonly type: "keyEnded"; readonly box: BoxId; readonly key: KeyId }
  | { readonly type: "itemsMade"; readonly path: Path; readonly items: readonly Item[] }
  /** `text`: what stands in its place. */
  | { readonly type: "itemWithdrawn"; readonly item: ItemId; readonly text: TextId }
  | { readonly type: "kindEvent"; readonly path: Path; readonly event: unknown }
  | { readonly type: "passBegan"; readonly path: Path; readonly pass: number }
  | {
      readonly type: "splitFormed";
      readonly path: Path;
      readonly branches: readonly { readonly id: string; readonly members: readonly PersonId[] }[];
    }
  | { readonly type: "stepEnded"; readonly path: Path; readonly output: Output };

export interface Invitation {
  readonly person: PersonId;
  readonly role: Role;
  readonly side: SideId | null;
}
