import type { Prepared } from "../../src/engine/found.ts";
import type { Mode } from "../../src/model/vocabulary.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";

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
  /** Why it can not be run yet; null: it can. */
  readonly refusal: string | null;
}

/** What the planning page needs of the protocols. Sentences come in the language asked for. */
export interface Planning {
  protocols(): readonly ProtocolSummary[];
  plan(
    protocolId: string,
    setup: SetupInput,
    locale: string,
  ): { readonly ok: true; readonly prepared: Prepared; readonly warnings: string[] } | { readonly ok: false; readonly faults: string[] };
}
