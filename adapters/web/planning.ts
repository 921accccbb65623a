import type { Prepared } from "../../src/engine/found.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Mode } from "../../src/model/vocabulary.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";
import type { RoundSketch } from "../../src/protocol/sketch.ts";
import type { Aim, Asked, Relength } from "../../src/protocol/suggest.ts";

/** A method as the planning page offers it. */
export interface ProtocolSummary {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly size: { readonly min: number; readonly max: number; readonly best: string };
  readonly modes: readonly Mode[];
  /** How many sides it needs; null: none. */
  readonly sides: number | null;
  readonly inputs: readonly {
    readonly id: string;
    readonly title: string;
    readonly as: "text" | "items" | "textPerSide" | "textPerPass";
    readonly required: boolean;
  }[];
  readonly rounds: readonly RoundSketch[];
  /** What it can be for, as its rounds tell. */
  readonly aims: readonly Aim[];
  /** Why it can not be run yet; null: it can. */
  readonly refusal: string | null;
}

/** A method that fits the answers to the three questions. */
export interface Suggested {
  readonly id: string;
  readonly title: string;
  readonly reasons: readonly string[];
  /** What it takes beside what they have. */
  readonly time: string;
  readonly isOver: boolean;
  /** Other lengths with which it fits, in minutes. */
  readonly lengths: readonly Relength[];
  readonly warnings: readonly string[];
}

/** What the planning page needs of the protocols. Sentences come in the language asked for. */
export interface Planning {
  protocols(): readonly ProtocolSummary[];
  /** Two at most, the most fitting first. */
  suggest(asked: Asked, locale: string): readonly Suggested[];
  /** Where the rounds of a planned session are longer or shorter than the protocol says, in minutes by round id. */
  changedLengths(plan: Plan): Readonly<Record<string, number>>;
  plan(
    protocolId: string,
    setup: SetupInput,
    locale: string,
  ): { readonly ok: true; readonly prepared: Prepared; readonly warnings: string[] } | { readonly ok: false; readonly faults: string[] };
}
