import type { Words } from "../model/card.ts";
import type { Assurance } from "../model/plan.ts";
import type { Attribution } from "../model/vocabulary.ts";

/** What is said beside a field before a person writes. */
export interface Prompt {
  readonly attribution: Attribution;
  /** The room of a side, whose people see whose words these are before the side lets them out. */
  readonly isCaucus?: boolean;
  readonly assurance: Assurance;
  /** Where this person is writing. */
  readonly place: "browser" | "slack" | "discord";
  /** Whether it is shown on a chat platform besides this person's own place. */
  readonly isMixed: boolean;
  /** How many people may write here, this person among them. */
  readonly mayWrite: number;
  /** Contributors from which it opens; 1 where a single voice counts. */
  readonly opensAt: number;
  /** Contributors of each side from which the side label stays; null: no side label. */
  readonly sideLabelAt: number | null;
  /** Contributors of each role from which the role label stays. Missing: no role label. */
  readonly roleLabelAt?: number;
  /** How long somebody holding the key store could link; from then on nobody can. */
  readonly linksLive: "phase" | "repeat" | "session";
}

/**
 * From whom the author is hidden, what remains possible, how many may write and when it opens, and until when a link
 * lives. Said before the first letter, since afterwards is too late.
 */
export function assuranceOf(prompt: Prompt): readonly Words[] {
  if (prompt.isCaucus) return [{ say: "assurance.caucus" }];
  if (prompt.attribution === "named") return [{ say: "assurance.named" }];
  return [
    ...(prompt.place === "browser" ? [{ say: "assurance.room" }] : [{ say: `assurance.${prompt.place}` }]),
    // In a mixed session others may have written through a chat platform: the assurance of all is that of its weakest.
    ...(prompt.isMixed || (prompt.place === "browser" && prompt.assurance === "A") ? [{ say: "assurance.mixed" }] : []),
    { say: "assurance.host" },
    ...(prompt.place === "browser" ? [{ say: "assurance.line" }] : []),
    { say: "assurance.detail" },
    ...label(prompt),
    ...(prompt.opensAt > 1
      ? [{ say: "assurance.opens", with: { mayWrite: prompt.mayWrite, opensAt: prompt.opensAt } }]
      : [{ say: "assurance.one", with: { mayWrite: prompt.mayWrite } }]),
    { say: `assurance.links.${prompt.linksLive}` },
  ];
}

function label(prompt: Prompt): readonly Words[] {
  if (prompt.attribution === "side" && prompt.sideLabelAt !== null)
    return [prompt.sideLabelAt > 1 ? { say: "assurance.side", with: { sideLabelAt: prompt.sideLabelAt } } : { say: "assurance.forSide" }];
  const { attribution, roleLabelAt } = prompt;
  return attribution === "role" && roleLabelAt !== undefined ? [{ say: "assurance.role", with: { roleLabelAt } }] : [];
}
