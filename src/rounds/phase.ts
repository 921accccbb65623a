import type { Ms } from "../model/ids.ts";
import type { Plan } from "../model/plan.ts";
import type { CloseRule, Phase } from "../model/session.ts";
import type { RoundSpec, Timing, Who } from "../model/vocabulary.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Shares of those eligible, and of each side, without whom a sealed phase does not close as complete. */
const sealedQuorum = { all: 0.7, perSide: 0.5 };
/** One extension of half the window; live, never less than two minutes. */
const extension = { times: 1, byShare: 0.5, shortestLive: 2 * MINUTE };

export type PhaseOverrides = Partial<Omit<Phase, "name" | "close">> & { readonly close?: Partial<CloseRule> };

/**
 * A phase as the round's specification and the plan describe it. Live it waits for the facilitator, asynchronously it
 * closes by the clock, unless the specification says otherwise. All durations are divided by the pace of the plan.
 *
 * @param overrides what the kind knows better: the box, another length, no quorum.
 */
export function phaseOf(
  spec: Pick<RoundSpec, "timing" | "close">,
  plan: Pick<Plan, "mode" | "pace">,
  name: string,
  overrides: PhaseOverrides = {},
): Phase {
  const { close, ...rest } = overrides;
  const box = rest.box ?? null;
  const window = windowOf(spec.timing, plan);
  return {
    name,
    lasts: window === null ? null : paced(window, plan),
    floor: null,
    ...rest,
    box,
    close: {
      when: spec.close?.when ?? (plan.mode === "live" ? "facilitator" : "deadline"),
      quorum: spec.close?.quorum ?? (box ? sealedQuorum.all : 0),
      quorumPerSide: spec.close?.quorumPerSide ?? (box ? sealedQuorum.perSide : 0),
      extendTimes: spec.timing?.extend?.times ?? extension.times,
      extendBy: paced(extensionOf(window ?? 0, spec.timing, plan), plan),
      ...close,
    },
  };
}

/**
 * A sealed phase in which a single voice counts: a contest, a clearance. It needs no quorum and is never extended.
 *
 * @param bytes what the longest entry holds; entries are padded to the next kilobyte above it.
 */
export function objectionPhase(
  name: string,
  phase: { readonly lasts: Ms; readonly bytes: number; readonly closesWhenAllActed: boolean; readonly who: Who },
): Phase {
  return {
    name,
    lasts: phase.lasts,
    close: { when: "deadline", quorum: 0, quorumPerSide: 0, extendTimes: 0, extendBy: 0 },
    box: {
      keyEndsWith: "@phase",
      minContributors: 0,
      minPerSide: null,
      named: false,
      padTo: Math.ceil((256 + phase.bytes) / 1024) * 1024,
      closesWhenAllActed: phase.closesWhenAllActed,
    },
    floor: null,
    who: phase.who,
  };
}

/** Whether people may be in the middle of a sentence or a ballot in it: into a box, or in the open. */
export const isWrittenIn = ({ box, isSeenAtOnce }: Pick<Phase, "box" | "isSeenAtOnce">): boolean => box !== null || isSeenAtOnce === true;

/** A duration as it runs in this session. */
export const paced = (duration: Ms, plan: Pick<Plan, "pace">): Ms => Math.round(duration / plan.pace);

/** The window of the round before pacing; null: it has no end of its own. */
function windowOf(timing: Timing | undefined, plan: Pick<Plan, "mode">): Ms | null {
  const given = plan.mode === "live" ? timing?.live : timing?.async;
  return given === undefined || given === null ? null : given * (plan.mode === "live" ? MINUTE : HOUR);
}

function extensionOf(window: Ms, timing: Timing | undefined, plan: Pick<Plan, "mode">): Ms {
  const by = window * (timing?.extend?.byShare ?? extension.byShare);
  return plan.mode === "live" ? Math.max(extension.shortestLive, Math.round(by / MINUTE) * MINUTE) : by;
}
