import type { Plan } from "../../model/plan.ts";
import type { Phase } from "../../model/session.ts";
import type { Brief } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { shareOf } from "../timing.ts";
import { questionBytes, supportBytes } from "./entry.ts";
import { isNamed } from "./own.ts";

/** What each phase has of the round's time: most of it is for reading and asking. */
function sharesOf({ questions }: Brief): { readonly ask: number; readonly moderate: number; readonly support: number } {
  const moderate = questions?.moderated ? 0.2 : 0;
  const support = questions?.upvote ? 0.2 : 0;
  return { ask: 1 - moderate - support, moderate, support };
}

const timed = (spec: Brief, share: keyof ReturnType<typeof sharesOf>): Brief => ({
  ...spec,
  timing: shareOf(spec.timing, sharesOf(spec)[share]),
});

/** Nobody has to ask, so there is no quorum; but what is asked opens only together with enough others. */
const voluntary = { quorum: 0, quorumPerSide: 0 } as const;

/** Reading, and asking while one reads. */
export function firstPhase(spec: Brief, plan: Plan): Phase {
  if (!spec.questions) return phaseOf(spec, plan, "read", {});
  return phaseOf(timed(spec, "ask"), plan, "ask", {
    close: voluntary,
    box: {
      keyEndsWith: "@phase",
      minContributors: isNamed(spec) ? 1 : leastOf(spec, plan),
      minPerSide: null,
      named: isNamed(spec),
      padTo: questionBytes(spec),
      closesWhenAllActed: false,
      mayBeEmpty: true,
    },
  });
}

/** The team goes through the questions; nobody else sees them yet. */
export const moderatePhase = (spec: Brief, plan: Plan): Phase =>
  phaseOf(timed(spec, "moderate"), plan, "moderate", {
    close: { when: "facilitator" },
    who: { roles: ["facilitator", "cofacilitator"] },
  });

export const supportPhase = (spec: Brief, plan: Plan, questions: number): Phase =>
  phaseOf(timed(spec, "support"), plan, "support", {
    close: voluntary,
    box: {
      keyEndsWith: "@phase",
      minContributors: leastOf(spec, plan),
      minPerSide: null,
      named: false,
      padTo: supportBytes(questions),
      closesWhenAllActed: false,
      mayBeEmpty: true,
    },
  });

const leastOf = (spec: Brief, plan: Plan): number => spec.minSet ?? plan.minContributors;
