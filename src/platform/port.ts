import type { Command } from "../model/command.ts";
import type { CardRef, SaidLine } from "../model/effect.ts";
import type { ChatPlatform } from "../model/session.ts";
import type { Path, PersonId, SessionId } from "../model/ids.ts";

/** Somebody at one of the doors: a person of one session, reading in one language. */
export interface Caller {
  readonly session: SessionId;
  readonly person: PersonId;
  readonly locale: string;
  /** IANA name of the zone whose clock this person reads; UTC where it is not known. */
  readonly zone?: string;
  /** The chat platform through which their words would go; missing: the browser room. */
  readonly through?: "slack" | "discord";
}

/** Somebody on a chat platform. `id` is unique there, with the workspace or server where the platform needs it. */
export interface Account {
  readonly platform: Port["platform"];
  readonly id: string;
}

/** Where a session is shown on a chat platform. */
export interface Place {
  readonly platform: Port["platform"];
  readonly channel: string;
  /** `room`: everything. `doorbell`: neutral links alone. A path: the room of that branch. */
  readonly shows: "room" | "doorbell" | Path;
  /** Whoever brought it there may change the channel itself, as far as their platform knows such a right. */
  readonly mayChange?: true;
}

/** A place as it is shown now: `showing` is another one once it was left and is shown again. */
export interface Showing extends Place {
  readonly showing: string;
}

/** A place in a list of them: `id` tells it from the others of its session, and nothing else. */
export interface ListedPlace extends Showing {
  readonly id: string;
}

/** A place where it is shown no more. */
export type LeftPlace = Showing;

/** What a platform refuses: posts in a channel, rooms for groups, their members, turns kept by it; or a channel stays shut. */
export interface Trouble {
  readonly platform: "slack" | "discord";
  /** Where, with the workspace or server. */
  readonly channel: string;
  readonly is: "channel" | "rooms" | "members" | "turns" | "shut";
  /** The platform's own. */
  readonly code: string;
}

/** What a command wants done. `commands/` makes these; the engine does them. */
export type Intent =
  /** Decided on the session's state. */
  | { readonly do: "decide"; readonly command: WithoutBy<Command> }
  /** Laid into the sealed box of the round: moves nothing, shows nothing. */
  | { readonly do: "seal"; readonly path: Path | null; readonly act: unknown; readonly said: string }
  /** The conversation is shown no more at the place of this id. */
  | { readonly do: "stopShowing"; readonly place: string }
  /** The group whose meeting this is moves to another stage, and everybody is told why. */
  | { readonly do: "moveStage"; readonly to: number; readonly why: string }
  /** The person is not invited to the group's further meetings. */
  | { readonly do: "goOffList" }
  /** Shown to the person alone. */
  | { readonly do: "show"; readonly what: "mine" | "status" | "recap" | "privacy" | "help" };

type WithoutBy<C> = C extends { readonly by: unknown } ? Omit<C, "by"> : never;

/** `returned`: the person's own words, to put back into the form. */
export type Answer =
  | { readonly ok: true; readonly said: string | null }
  | { readonly ok: false; readonly refusal: string; readonly reason: string; readonly returned: unknown };

/** How an attempt to show a card somewhere ended. */
export type Delivered =
  | { readonly is: "sent"; readonly ref: string }
  | { readonly is: "later"; readonly afterMs: number }
  | { readonly is: "refused"; readonly code: string }
  | { readonly is: "unknown" };

/** What an adapter is to the core, beyond calling it: somewhere that cards can be delivered to. */
export interface Port {
  readonly platform: "web" | "rehearsal" | "slack" | "discord";
  /**
   * Shows a card. `id` never changes for one delivery: platforms that know idempotency keys get it. `again` says that
   * an earlier attempt may have gone through.
   */
  deliver(job: {
    readonly id: string;
    readonly session: SessionId;
    readonly card: CardRef["card"];
    readonly path: Path | null;
    readonly line: SaidLine | null;
    /** Of `elsewhere` and `notShown`: where. */
    readonly on: ChatPlatform | null;
    readonly again: boolean;
  }): Promise<Delivered>;
}
