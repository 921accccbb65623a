import type { Value, Words } from "../model/card.ts";
import type { Assurance, Plan, RegimeId } from "../model/plan.ts";
import type { Ms } from "../model/ids.ts";
import type { Role } from "../model/vocabulary.ts";
import { REGIME_COLUMNS, regimes } from "./regimes.ts";

/** Rises whenever a sentence of the terms changes its meaning: who accepted an older version is asked again. */
export const TERMS_VERSION = 1;

/** Terms that nobody reads protect nobody: they fit a small screen twice (at most 250 words, one tap). */
export const TERMS_MAX_WORDS = 250;
/** A meeting of a group that meets again says one sentence more: what is kept between its meetings. */
export const MEETING_MAX_WORDS = TERMS_MAX_WORDS + 15;

export interface Terms {
  readonly regime: RegimeId;
  readonly assurance: Assurance;
  /** Who is in the room, by role. Never by name. */
  readonly present: readonly { readonly role: Role; readonly count: number }[];
  readonly minContributors: number;
  /**
   * How long the longest link between an author and an answer lives: a round; the passes of a repeat, where people see
   * their own earlier answer; the session, where an opening and a closing pulse are paired.
   */
  readonly linksLive: "phase" | "repeat" | "session";
  readonly retention: { readonly wordsMs: Ms; readonly artefactsMs: Ms };
  /** Whether it is a meeting of a group that meets again, of which something is kept between its meetings. */
  readonly isMeeting: boolean;
  /** Whether anything is published at all; every publication is cleared first. */
  readonly publishes: boolean;
  /** Where to reach somebody outside the platform; null: the person who invited you. */
  readonly contact: Value | null;
}

/** The terms as message keys: one entry, one paragraph. Kept so short that all of it can be read before pressing. */
export function consentText(terms: Terms): readonly Words[] {
  const regime = regimes[terms.regime];
  return [
    { say: "consent.purpose" },
    { say: "consent.present" },
    ...terms.present.flatMap(presence),
    { say: "consent.outside" },
    ...REGIME_COLUMNS.map((column) => ({ say: `consent.${column}.${regime[column]}` })),
    { say: terms.assurance === "A" ? "consent.hidden.platform" : "consent.hidden.room", with: { opensAt: terms.minContributors } },
    { say: `consent.links.${terms.linksLive}` },
    { say: "consent.kept", with: { words: { lasting: terms.retention.wordsMs }, artefacts: { lasting: terms.retention.artefactsMs } } },
    ...(terms.isMeeting ? [{ say: "consent.programme" }] : []),
    { say: terms.publishes ? "consent.published" : "consent.notPublished" },
    { say: "consent.free" },
    { say: "consent.noAi" },
    terms.contact === null ? { say: "consent.worry" } : { say: "consent.worryContact", with: { contact: terms.contact } },
  ];
}

const presence = ({ role, count }: Terms["present"][number]): readonly Words[] =>
  count > 0 ? [{ say: `consent.role.${role}`, with: { count } }] : [];

/** The terms that follow from a plan; who is present and whom to tell are known only to the engine. */
export function termsOf(plan: Plan, present: Terms["present"], contact: Value | null): Terms {
  const steps = flatten(plan.steps);
  return {
    regime: plan.regime,
    assurance: plan.assurance,
    present,
    minContributors: plan.minContributors,
    linksLive: longestLink(steps),
    // As long as it lasts here: a rehearsal is erased sooner.
    retention: { wordsMs: plan.retention.wordsMs / plan.pace, artefactsMs: plan.retention.artefactsMs / plan.pace },
    isMeeting: plan.programme !== undefined,
    publishes: steps.some((step) => step.kind === "report"),
    contact,
  };
}

const flatten = (steps: Plan["steps"]): Plan["steps"] => steps.flatMap((step) => ("steps" in step ? flatten(step.steps) : [step]));

function longestLink(steps: Plan["steps"]): Terms["linksLive"] {
  if (steps.some((step) => step.kind === "pulse" && step.link === "pairedInMemory")) return "session";
  return steps.some((step) => step.kind === "judge" && step.feedback?.own) ? "repeat" : "phase";
}
