import type { Artefact } from "../model/vocabulary.ts";

/** Parts an artefact can have. What the conversation left nothing for is left out, but for those that say so. */
export type SectionId =
  | "standing"
  | "purpose"
  | "done"
  | "voices"
  | "map"
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
  recap: ["purpose", "map", "done", "voices", "items", "close", "differ", "open", "next", "regime"],
  rankedList: ["purpose", "map", "ranked", "close", "differ", "done", "voices", "open", "next", "regime"],
  rapporteurSummary: ["purpose", "map", "done", "close", "differ", "open", "next", "items", "regime"],
  chathamReport: ["regime", "purpose", "map", "items", "close", "differ", "open", "next"],
  jointStatement: ["standing", "purpose", "agreed", "apart", "next", "regime"],
  annexOfDifferences: ["standing", "purpose", "apart", "next", "regime"],
  recommendations: ["purpose", "map", "ranked", "close", "differ", "open", "next", "regime"],
  transferMemo: ["standing", "purpose", "map", "actions", "close", "open", "next"],
  cbmRegister: ["standing", "purpose", "map", "ranked", "close", "differ", "open", "next", "regime"],
  delphiTable: ["purpose", "map", "ranked", "close", "differ", "done", "voices", "open", "next", "regime"],
  // What is shared leads: it is found again even where groups are not.
  opinionMap: ["purpose", "close", "differ", "ranked", "done", "voices", "open", "next", "regime"],
  influenceMap: ["purpose", "map", "ranked", "items", "done", "voices", "open", "next", "regime"],
  scenarioSet: ["purpose", "map", "items", "close", "differ", "done", "open", "next", "regime"],
  actionList: ["purpose", "map", "actions", "open", "next", "regime"],
  lessons: ["purpose", "map", "moves", "items", "done", "open", "next", "regime"],
};

/** Headings of an artefact in which a part is something else than elsewhere. */
const HEADINGS: Partial<Readonly<Record<Artefact, Partial<Readonly<Record<SectionId, string>>>>>> = {
  opinionMap: { close: "shared", differ: "divides", ranked: "opinions" },
};

export const headingOf = (artefact: Artefact, section: SectionId): string => `recap.heading.${HEADINGS[artefact]?.[section] ?? section}`;
