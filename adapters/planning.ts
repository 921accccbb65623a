import type { Library, Offered } from "../src/protocol/library.ts";

/** A method as the planning page offers it. */
export type ProtocolSummary = Offered;

/** What the planning page needs of the protocols. Sentences come in the language asked for. */
export type Planning = Pick<Library, "protocol" | "protocols" | "suggest" | "changedLengths" | "plan">;
