import type { Block, Spoken, SpokenCard } from "../model/card.ts";
import type { Instant, Ms, Path, PersonId, SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import type { Mode } from "../model/vocabulary.ts";
import type { RoundHead } from "./page.ts";

/**
 * What everybody at a shared place may see of a session: a channel of a chat platform, a wall. Nothing that one person
 * alone sees, nothing that is being cleared, and nothing that moves when somebody submits.
 */
export interface RoomPage {
  readonly session: SessionId;
  readonly version: number;
  readonly rehearsal: boolean;
  readonly status: Session["status"];
  readonly mode: Mode;
  readonly title: Spoken;
  readonly question: Spoken | null;
  readonly startsAt: Instant | null;
  readonly rounds: readonly { readonly title: Spoken; readonly is: "done" | "now" | "next"; readonly minutes: number | null }[];
  readonly now: readonly RoomRound[];
  /** Results of earlier rounds, the latest first. */
  readonly results: readonly { readonly path: Path; readonly title: Spoken; readonly card: SpokenCard }[];
  readonly artefacts: readonly { readonly path: Path; readonly title: Spoken }[];
  /** To everybody, the latest first. */
  readonly announcements: readonly Spoken[];
  readonly heldBecause: Session["heldBecause"];
  readonly insert: { readonly is: "break" | "quiet" | "rules"; readonly until: Instant | null } | null;
  readonly regime: readonly Spoken[];
  readonly destroyAt: Instant | null;
}

export interface RoomRound extends RoundHead {
  /** What it asks, and what is talked about. */
  readonly blocks: readonly Block<Spoken>[];
  /** Names will stand beside what is written or objected in it, or are those of whoever may act in it. */
  readonly isNamed: boolean;
  readonly floor: FloorView | null;
}

/** Who may speak, and who comes next, with the reason for each place. */
export interface FloorView {
  readonly by: "circle" | "queue" | "seats" | "open";
  readonly speech: "typed" | "spoken";
  readonly turn: Spoken | null;
  /** Whose it is, which everybody sees, and since when. */
  readonly holder: {
    readonly person: PersonId;
    readonly name: Spoken;
    readonly since: Instant;
    /** When the time is up; null: it stands, or is up. */
    readonly until: Instant | null;
  } | null;
  /** Who sits in the middle, where some do. Everybody sees it. */
  readonly sitting: readonly { readonly person: PersonId; readonly name: Spoken; readonly since: Instant }[];
  /** What is left of the turn, while its clock runs: the words name it. */
  readonly turnLeft: Ms | null;
  readonly order: readonly Spoken[];
  /** What was typed, in order, as far as it is still shown; `key` is the same for one line for ever. */
  readonly lines: readonly { readonly key: string; readonly words: Spoken }[];
  readonly mayPass: boolean;
}
