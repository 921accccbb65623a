import type { Artefact } from "../model/vocabulary.ts";

/** Parts an artefact can have. What the conversation left nothing for is left out, but for those that say so. */
export type SectionId =
  | "standing"
  | "purpose"
  | "done"
  | "voices"
  | "items"
  | "ranked"
  | "close"
  | "differ"
  | "agreed"
  | "apart"
  | "actions"
  | "moves"
  | "open"
  | "next"
  | "regime";

/** The fixed order of each artefact, so that whoever reads many of them finds everything at its place. */
export const ORDER: Readonly<Record<Artefact, readonly SectionId[]>> = {
  recap: ["purpose", "done", "voices", "items", "close", "differ", "open", "next", "regime"],
  rankedList: ["purpose", "ranked", "close", "differ", "done", "voices", "open", "next", "regime"],
  rapporteurSummary: ["purpose", "done", "close", "differ", "open", "next", "items", "regime"],
  chathamReport: ["regime", "purpose", "items", "close", "differ", "open", "next"],
  jointStatement: ["standing", "purpose", "agreed", "apart", "next", "regime"],
  annexOfDifferences: ["standing", "purpose", "apart", "next", "regime"],
  recommendations: ["purpose", "ranked", "close", "differ", "open", "next", "regime"],
  transferMemo: ["standing", "purpose", "actions", "close", "open", "next"],
  cbmRegister: ["standing", "purpose", "ranked", "close", "differ", "open", "next", "regime"],
  delphiTable: ["purpose", "ranked", "close", "differ", "done", "voices", "open", "next", "regime"],
  opinionMap: ["purpose", "ranked", "close", "differ", "done", "voices", "open", "next", "regime"],
  influenceMap: ["purpose", "ranked", "items", "done", "voices", "open", "next", "regime"],
  scenarioSet: ["purpose", "items", "close", "differ", "done", "open", "next", "regime"],
  actionList: ["purpose", "actions", "open", "next", "regime"],
  lessons: ["purpose", "moves", "items", "done", "open", "next", "regime"],
};
