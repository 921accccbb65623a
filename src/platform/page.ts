import type { Block, Spoken, SpokenCard } from "../model/card.ts";
import type { Instant, Path, PersonId, SessionId } from "../model/ids.ts";
import type { Run, Session } from "../model/session.ts";
import type { WakingHours } from "../model/plan.ts";
import type { Mode, Role } from "../model/vocabulary.ts";
import type { ListedPlace, Trouble } from "./port.ts";

/**
 * Everything one person sees of a session at one moment, in their language, ready to be laid out. The browser room
 * renders it as a page, a chat platform as a home tab.
 */
export interface Page {
  readonly session: SessionId;
  readonly version: number;
  /** Invented people, a shortened clock, nothing kept: every page of it says so. */
  readonly rehearsal: boolean;
  readonly status: Session["status"];
  /** The conversation's title, as the facilitator wrote it. Never in a page's title or address. */
  readonly title: Spoken;
  readonly question: Spoken | null;
  readonly you: {
    readonly person: PersonId;
    readonly name: string;
    readonly role: Role;
    readonly roleName: string;
    readonly side: string | null;
    readonly state: "invited" | "present" | "listening" | "left";
  };
  /** The terms, while this person has not accepted the current version: nothing else can be done before. */
  readonly terms: { readonly version: number; readonly paragraphs: readonly Spoken[] } | null;
  /** Words of the items that were asked for, by their ids. */
  readonly named: Readonly<Record<string, Spoken>>;
  /** That links were made again, by whom, for whom and when: for everybody who is in. */
  readonly newLinks: readonly Spoken[];
  readonly aside: AsideView;
  readonly sides: readonly { readonly side: string; readonly name: string }[];
  /** The run sheet. `at`: about when it begins; null where that can not be told. */
  readonly rounds: readonly {
    readonly title: Spoken;
    readonly is: "done" | "now" | "next";
    readonly minutes: number | null;
    readonly at: Instant | null;
  }[];
  /** Rounds that are going on and are this person's to see; usually one. */
  readonly now: readonly RoundView[];
  /** Results of earlier rounds, the latest first. */
  readonly results: readonly { readonly path: Path; readonly title: Spoken; readonly card: SpokenCard }[];
  /** Released artefacts, for download. */
  readonly artefacts: readonly { readonly path: Path; readonly title: Spoken }[];
  /** The team's view; null for everybody else. */
  readonly team: TeamView | null;
  /** When words and keys are erased; null while the session goes on. */
  readonly destroyAt: Instant | null;
  /** When the session ends by itself if nobody goes on with it; null once it has ended. */
  readonly endsIfIdleAt: Instant | null;
  /** Until when a released summary stays, once the session has ended. */
  readonly summaryUntil: Instant | null;
  readonly regime: readonly Spoken[];
  /** When it is to begin; null: nobody said, or it has begun. */
  readonly startsAt: Instant | null;
  /** Zones in which its people are, as far as that was said; IANA names. */
  readonly zones: readonly string[];
  /** Rounds that had ended before this person came in for the first time. `lately`: nothing has ended since. */
  readonly missed: { readonly titles: readonly Spoken[]; readonly lately: boolean } | null;
  /** Of a group that meets again; null: this is no meeting of one. */
  readonly programme: ProgrammePart | null;
}

/** What is kept of a group between its meetings, as everybody in one of them sees it. The words are the facilitator's. */
export interface ProgrammePart {
  readonly name: string;
  /** Which meeting this is, from 1. */
  readonly meeting: number | null;
  readonly stages: readonly string[];
  /** Null: it has no stages. `why`: why the group was moved there; null: it has been there from the beginning. */
  readonly stage: { readonly number: number; readonly title: string; readonly why: string | null } | null;
  readonly covenant: string | null;
  /** This person is on the list of those who are invited again. */
  readonly isListed: boolean;
  readonly mayMove: boolean;
  /** Of earlier meetings, the latest first. */
  readonly papers: readonly { readonly meeting: number; readonly number: number; readonly title: string }[];
}

/** What goes on beside the protocol, as this person sees it. */
export interface AsideView {
  /** A break, a silence, the ground rules. A round that was put in between is among the rounds. */
  readonly insert: { readonly is: "break" | "quiet" | "rules"; readonly until: Instant | null } | null;
  /** What the team told this person's side or everybody, the latest first. */
  readonly announcements: readonly { readonly words: Spoken; readonly to: Spoken; readonly isForAll: boolean }[];
  /** Their own line to the team; null for the team itself, which has one with each. */
  readonly line: readonly SaidPrivately[] | null;
  /** Signs they can give to the team. */
  readonly signals: readonly string[];
  readonly heldBecause: Session["heldBecause"];
}

export interface SaidPrivately {
  readonly byTeam: boolean;
  readonly name: string;
  readonly words: Spoken;
}

/** What everybody may know of a round. */
export interface RoundHead {
  readonly path: Path;
  readonly title: Spoken;
  /** 3 of 6. */
  readonly number: number;
  readonly of: number;
  readonly kind: Run["spec"]["kind"];
  readonly phase: string;
  readonly stage: Run["stage"];
  readonly heldFor: Run["heldFor"];
  /** What was sent before was destroyed unread, and everybody is asked again. */
  readonly askedAgain: boolean;
  readonly dueAt: Instant | null;
  readonly timeIsUp: boolean;
  readonly lastCall: Run["lastCall"];
}

export interface RoundView extends RoundHead {
  /** In a circle: how many have not had their turn in it. Null elsewhere. */
  readonly notYet: number | null;
  readonly card: SpokenCard;
}

export interface TeamView {
  readonly people: readonly {
    readonly person: PersonId;
    /** Keyed, and the same for ever: by it somebody is chosen in a form that a chat platform carries. */
    readonly mark: string;
    readonly name: string;
    readonly role: Role;
    readonly roleName: string;
    readonly side: string | null;
    readonly state: "invited" | "present" | "listening" | "left";
    readonly accepted: boolean;
    /** Known while it is so and kept nowhere. Away: the page was closed or the line broke, lately. */
    readonly presence: "here" | "away" | null;
  }[];
  /** Where it is shown on chat platforms, rooms of groups left out. */
  readonly places: readonly ListedPlace[];
  /** What a chat platform refuses now. */
  readonly troubles: readonly Trouble[];
  /** Devices that ask to be let in, with the number each shows. */
  readonly knocks: readonly { readonly person: PersonId; readonly device: string; readonly name: string; readonly number: string }[];
  /** Signs to the team, of the last ten minutes. */
  readonly signals: readonly { readonly signal: string; readonly names: readonly string[] }[];
  readonly lines: readonly { readonly person: PersonId; readonly name: string; readonly said: readonly SaidPrivately[] }[];
  readonly notes: string;
  readonly parked: readonly Spoken[];
  /** Who of the team pressed what, the latest first. */
  readonly presses: readonly Spoken[];
  /** Over days: when people are awake; null: at any hour, or live. */
  readonly hours: WakingHours | null;
  readonly mode: Mode;
  /** By path of a sealed round: enough to open, refreshed on the minute; never who, never how many. */
  readonly enough: Readonly<Record<string, boolean>>;
  /** What the team can do with the session as a whole right now, as buttons. */
  readonly controls: readonly Block<Spoken>[];
}
