import type { EffectId, Instant, KeyId, Path, PersonId, SessionId, TextId } from "./ids.ts";
import type { ChatPlatform, Scope } from "./session.ts";

/** What has to be done outside the transaction that decided it. Stored as rows; the queue only wakes. */
export type Effect =
  | { readonly do: "settle"; readonly path: Path; readonly phaseNumber: number }
  | { readonly do: "countClearance"; readonly path: Path; readonly phaseNumber: number }
  | { readonly do: "compose"; readonly path: Path; readonly phaseNumber: number }
  | { readonly do: "deliver"; readonly card: CardRef; readonly to: Scope; readonly onUnknown: "repeatMarked" | "drop" }
  | { readonly do: "destroyKey"; readonly key: KeyId }
  | { readonly do: "destroySession" };

/** A card is made when it is rendered, so an effect only points at it. */
export interface CardRef {
  readonly card:
    | "lobby"
    | "rules"
    | "elsewhere"
    | "notShown"
    | "phaseOpened"
    | "timeIsUp"
    | "phaseHeld"
    | "released"
    | "sessionEnded"
    | "floor"
    | "said"
    | "standing"
    | "reminder"
    | "digest"
    | "deadline";
  readonly path: Path | null;
  /** Of `said`: what was typed in a turn, or told to everybody by the team, and by whom. */
  readonly line?: SaidLine;
  /** Of `elsewhere` and `notShown`: where it is shown as well, or in one place fewer. */
  readonly on?: ChatPlatform;
}

export interface SaidLine {
  readonly text: TextId;
  readonly person: PersonId;
  readonly as: "turn" | "process" | "answer" | "announcement";
}

export type QueueName = "rounds" | "deliveries" | "recaps" | "upkeep";

export interface EffectRow {
  /** Random, made at append and never computed again: row key, job id and platform nonce. */
  readonly id: EffectId;
  readonly session: SessionId;
  readonly effect: Effect;
  readonly queue: QueueName;
}

export interface TimerRow {
  readonly session: SessionId;
  readonly key: string;
  readonly dueAt: Instant;
}
