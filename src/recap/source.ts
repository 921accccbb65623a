import type { Artefact, Mode, Report, RoundKindName } from "../model/vocabulary.ts";
import type { SpokenCard } from "../model/card.ts";
import type { RegimeId } from "../model/plan.ts";

/** What an artefact is composed from: words and numbers, no person, no time. */
export interface RecapSource {
  readonly artefact: Artefact;
  readonly title: string;
  readonly question: string | null;
  readonly mode: Mode;
  readonly language: string;
  readonly regime: RegimeId;
  /** Voices that took part. */
  readonly voices: number;
  readonly sides: readonly { readonly name: string; readonly voices: number }[];
  /** Rounds that ended, in order. */
  readonly rounds: readonly RoundResult[];
  /** Those of them that the report is based on; all, where its protocol names none. */
  readonly basis: readonly RoundResult[];
  /** The last version of a shared text; null: there was none. */
  readonly text: SharedText | null;
  /** What was set aside for later, as the team wrote it. */
  readonly parked: readonly string[];
  /** What may be objected to, and for how long, in hours. */
  readonly clearanceHours: number;
  /** How it is cleared. */
  readonly review: Report["review"]["mode"];
}

/** A text in numbered clauses, and what could not be agreed in it. */
export interface SharedText {
  readonly clauses: readonly { readonly clause: string; readonly words: string }[];
  readonly apart: readonly {
    readonly clause: string;
    readonly words: string;
    readonly concerns: readonly { readonly side: string; readonly words: string }[];
    readonly tried: string | null;
  }[];
}

export interface RoundResult {
  readonly id: string;
  readonly kind: RoundKindName;
  /** A gate that people answered in private; the one at the beginning is their consent. */
  readonly isAsked?: boolean;
  /** Its items are questions to what was read. */
  readonly hasQuestions?: boolean;
  /** Everybody saw its items as they were written, under names. */
  readonly isLive?: boolean;
  readonly title: string;
  /** Words that were released in this round: submissions, captured points. Already shuffled. */
  readonly items: readonly {
    readonly words: string;
    readonly side: string | null;
    /** What those who wrote it are here as; missing: it is not shown by role. */
    readonly role?: string;
    readonly tag: string | null;
  }[];
  readonly ranking: Ranking | null;
  /** Which idea helps which; missing: the round made no map. */
  readonly map?: InfluenceMapped | null;
  /** What was judged on another scale: its result as everybody saw it, without names. */
  readonly judged: Judged | null;
  /** The round stayed shut or was skipped. */
  readonly empty: boolean;
}

export interface Judged {
  readonly ballots: number;
  readonly card: SpokenCard;
  /** On what the answers lay close together, and on what far apart; null: the scale does not tell. */
  readonly stands: { readonly close: readonly string[]; readonly differ: readonly string[] } | null;
  /** It made a map of opinions: close is what nearly everyone shares, differ what divides. */
  readonly hasOpinions?: boolean;
}

export interface Ranking {
  readonly scale: "rank" | "dots";
  /** Ballots cast. */
  readonly ballots: number;
  readonly rows: readonly {
    readonly words: string;
    readonly rank: number;
    readonly points: number;
    readonly voters: number;
    /** Its author withdrew it after it was judged: `words` say so, and its figures are not told. */
    readonly takenBack?: boolean;
  }[];
  /** Kendall's W, 0 to 1; null where it was not asked for or is not defined. */
  readonly agreement: number | null;
}

/** An influence map, its ideas by their words. */
export interface InfluenceMapped {
  /** Level 1 first, which helps nothing outside itself; the roots last. */
  readonly levels: readonly (readonly string[])[];
  readonly cycles: readonly (readonly string[])[];
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
  readonly contested: InfluenceMapped["arrows"];
  readonly unknown: InfluenceMapped["arrows"];
  /** Pairs put to the group, and pairs that followed from its answers. */
  readonly asked: number;
  readonly implied: number;
}
