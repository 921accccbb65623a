import type { Starting } from "../../model/kind.ts";
import type { Phase } from "../../model/session.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import type { JudgeOwn } from "./index.ts";

export function start({ spec, plan, input }: Starting<Judge>): { readonly own: JudgeOwn; readonly phase: Phase } {
  const phase = phaseOf(spec, plan, "ballot", {
    box: {
      keyEndsWith: "@phase",
      minContributors: spec.minSet ?? plan.minContributors,
      minPerSide: null,
      named: false,
      padTo: ballotBytes(input.map((item) => item.id)),
      closesWhenAllActed: false,
    },
  });
  return { own: {}, phase };
}

/** Room for the longest ballot, which names every item with a number, and for what the engine adds; in steps of 256 bytes. */
function ballotBytes(items: readonly string[]): number {
  const longest = items.reduce((sum, item) => sum + item.length + 8, 0);
  return Math.ceil((longest + 384) / 256) * 256;
}
