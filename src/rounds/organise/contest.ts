import { z } from "zod";
import type { ItemId } from "../../model/ids.ts";
import type { Round } from "../../model/kind.ts";
import type { Phase } from "../../model/session.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { objectionPhase, paced, phaseOf } from "../phase.ts";
import { leftOut, type OrganiseOwn } from "./groups.ts";

type Here = Round<Organise, OrganiseOwn>;

/** One voice's objections: a sealed act with a minimum of one, since no link to an author is left to ask. */
export const contestEntry = z.strictObject({ undo: z.array(z.string()).max(200) });

/** What may be contested: everything that was put together or reworded, and everything that was left out. */
export const contestable = ({ run }: Here): readonly ItemId[] => [
  ...run.own.groups.map(({ item }) => item),
  ...leftOut(run.input, run.own),
];

export function contestPhase(round: Here): Phase {
  const { run, plan } = round;
  const contest = run.spec.contest ?? { live: 3, async: 12, veto: "anyone" };
  const lasts = paced(plan.mode === "live" ? contest.live * 60_000 : contest.async * 3_600_000, plan);
  const who = { roles: "voices" } as const;
  if (contest.veto === "author") {
    const close = { when: "deadline", quorum: 0, quorumPerSide: 0, extendTimes: 0, extendBy: 0 } as const;
    return phaseOf(run.spec, plan, "contest", { lasts, who, close });
  }
  const ITEM_ID_BYTES = 40;
  return objectionPhase("contest", { lasts, bytes: contestable(round).length * ITEM_ID_BYTES, closesWhenAllActed: false, who });
}

/** What stands after the contest: what somebody had undone is as it was before. */
export function uncontested({ run }: Here, undone: readonly ItemId[]): Pick<OrganiseOwn, "groups" | "kept"> {
  const { groups, kept } = run.own;
  return {
    groups: groups.filter((group) => !undone.includes(group.item)),
    kept: kept === null ? null : run.input.filter((id) => kept.includes(id) || undone.includes(id)),
  };
}
