import type { Around, Starting } from "../../model/kind.ts";
import type { BoxSpec, Phase } from "../../model/session.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import type { JudgeOwn } from "./index.ts";
import { REASON_CHARS } from "./reasons.ts";
import { speaksForSides } from "./scale.ts";

export function start({ spec, plan, input, around }: Starting<Judge>): { readonly own: JudgeOwn; readonly phase: Phase } {
  const sides = speaksForSides(spec);
  const isNamed = spec.attribution === "named";
  const phase = phaseOf(spec, plan, "ballot", {
    box: {
      keyEndsWith: keyEnd(spec, around),
      minContributors: sides || isNamed ? 1 : (spec.minSet ?? plan.minContributors),
      minPerSide: sides ? 1 : null,
      named: isNamed,
      padTo: ballotBytes(
        input.map((item) => item.id),
        spec,
      ),
      closesWhenAllActed: false,
    },
  });
  return { own: {}, phase };
}

/** Whoever is to see their own earlier value again keeps their link to it until the last pass, and no longer. */
const keyEnd = (spec: Judge, around: Around | null): BoxSpec["keyEndsWith"] => (spec.feedback?.own && around ? around.path : "@phase");

/** Reasons of one ballot that always fit; whoever writes long ones to more items than these is told so. */
const FULL_REASONS = 30;
const BYTES_PER_CHAR = 4;

/** Room for the longest ballot, which names every item with an answer, and for what the engine adds; in steps of 256 bytes. */
function ballotBytes(items: readonly string[], { reason }: Judge): number {
  const longest = items.reduce((sum, item) => sum + item.length + 16, 0);
  const words = reason === "none" ? 0 : Math.min(items.length, FULL_REASONS) * (REASON_CHARS * BYTES_PER_CHAR + 72);
  return Math.ceil((longest + words + 384) / 256) * 256;
}
