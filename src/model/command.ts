import type { Instant, ItemId, Ms, Path, PersonId, SideId, TextId } from "./ids.ts";
import type { Role } from "./vocabulary.ts";
import type { Invitation } from "./event.ts";
import type { Plan, WakingHours } from "./plan.ts";
import type { ChatPlatform, BoxFacts, Item, Label } from "./session.ts";
import type { Event } from "./event.ts";

/** What somebody, or the clock, asks of a session. Imperative. `path: null` means the round the person is in. */
export type Command =
  | { readonly type: "planSession"; readonly plan: Plan; readonly items: readonly Item[] }
  | { readonly type: "invite"; readonly by: PersonId | null; readonly people: readonly Invitation[] }
  | { readonly type: "open" | "close" | "lockdown" | "unlock" | "destroy"; readonly by: PersonId }
  /** Null: nobody of the team is here any more. */
  | { readonly type: "hold"; readonly by: PersonId | null }
  | { readonly type: "join" | "leave"; readonly by: PersonId }
  /** Words under one's own name, as long as no report has begun. */
  | { readonly type: "withdrawItem"; readonly by: PersonId; readonly item: ItemId }
  | { readonly type: "remove" | "rename"; readonly by: PersonId; readonly person: PersonId }
  | { readonly type: "changeRole"; readonly by: PersonId; readonly person: PersonId; readonly role: Role; readonly side: SideId | null }
  | { readonly type: "handOver"; readonly by: PersonId; readonly to: PersonId }
  /** Somebody is not here today, or only listens; by themselves or by the team. */
  | { readonly type: "listen"; readonly by: PersonId; readonly person: PersonId; readonly listens: boolean }
  | { readonly type: "insert"; readonly by: PersonId; readonly insert: Inserting }
  | { readonly type: "endInsert"; readonly by: PersonId }
  | { readonly type: "announce"; readonly by: PersonId; readonly side: SideId | null; readonly plain: string }
  | { readonly type: "park" | "keepNotes"; readonly by: PersonId; readonly plain: string }
  /** `person`: whose line it is; their own, unless the team writes. */
  | { readonly type: "sayPrivately"; readonly by: PersonId; readonly person: PersonId; readonly plain: string }
  /** `by: null` is the host, who makes links for the lead facilitator alone. */
  | { readonly type: "reissueLink"; readonly by: PersonId | null; readonly person: PersonId }
  /** When the conversation begins; over days also when people are awake. `undefined`: as it was. */
  | {
      readonly type: "schedule";
      readonly by: PersonId;
      readonly startsAt?: Instant | null;
      readonly hours?: WakingHours | null;
    }
  /** Lets one more device of this person in, beside the one they have. */
  | { readonly type: "admitDevice"; readonly by: PersonId; readonly person: PersonId }
  /** Shows the conversation on another platform, or in another channel of the same. */
  | { readonly type: "showElsewhere"; readonly by: PersonId; readonly on: ChatPlatform }
  | { readonly type: "stopShowing"; readonly by: PersonId; readonly on: ChatPlatform }
  | { readonly type: "acceptTerms"; readonly by: PersonId; readonly version: number }
  | {
      readonly type: "next" | "undoNext" | "pause" | "resume" | "skip" | "proceed" | "askAgain" | "drop";
      readonly by: PersonId;
      readonly path: Path | null;
    }
  | { readonly type: "extend"; readonly by: PersonId; readonly path: Path | null; readonly byMs: Ms }
  /** An open act of the round's kind: raise, pass, say, capture, merge … */
  | { readonly type: "act"; readonly by: PersonId; readonly path: Path | null; readonly act: unknown }
  | { readonly type: "alarm"; readonly key: string; readonly dueAt: Instant }
  | { readonly type: "settle"; readonly path: Path; readonly phaseNumber: number; readonly settled: Settled }
  /** `lost`: nobody can open the box, its key is gone or what lies in it is damaged. `fault`: the program fails over it. */
  | { readonly type: "notOpened"; readonly path: Path; readonly phaseNumber: number; readonly why: "lost" | "fault" }
  | { readonly type: "everybodyActed"; readonly path: Path; readonly phaseNumber: number }
  /** An artefact was composed; `texts` travel beside. */
  | { readonly type: "composed"; readonly path: Path; readonly phaseNumber: number; readonly draft: unknown };

export type Inserting =
  | { readonly is: "break"; readonly ms: Ms }
  | { readonly is: "quiet"; readonly ms: Ms }
  | { readonly is: "rules" }
  /** Everybody says a word in turn; or rates in private how it goes. */
  | { readonly is: "goRound" | "temperature"; readonly title: string; readonly ask: string };

export interface Settled {
  readonly items: readonly NewItem[];
  readonly figures: unknown;
}

/** `plain` leaves the transaction as a text id. */
export interface NewItem {
  readonly plain: string;
  readonly label: Label;
  readonly tag?: string;
  readonly about?: Item["id"];
}

/** `box` is read by the engine inside the transaction, for closing a sealed phase; `lost`: nobody can open it. */
export interface Context {
  readonly now: Instant;
  readonly random: Random;
  readonly newId: () => string;
  readonly box: BoxFacts | "lost" | null;
}

export interface Random {
  /** A whole number from 0 up to, but not including, `below`. */
  readonly int: (below: number) => number;
}

/** A person's mistake is a value. `reason` and `next` are message keys: what was wrong, and what to do. */
export interface Refusal {
  readonly reason: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

export interface PlainText {
  readonly id: TextId;
  readonly plain: string;
  /** Artefacts outlive the session's words and lie under a key of their own. */
  readonly under?: "session" | "artefact";
}

export type Decision<E = Event> =
  | { readonly ok: true; readonly events: readonly E[]; readonly texts: readonly PlainText[] }
  | { readonly ok: false; readonly refusal: Refusal };
