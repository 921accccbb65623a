import { z } from "zod";
import type { Block } from "../../model/card.ts";
import type { Refusal } from "../../model/command.ts";
import type { ById, SideId } from "../../model/ids.ts";
import type { KindDecision, Person, Round } from "../../model/kind.ts";
import type { Report } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";

/** Missing: the team has not said. */
export type Carriers = ById<SideId, boolean>;

export const carrierAct = z.strictObject({ do: z.enum(["carried", "notYet"]), side: z.string().max(64) });

export interface CarrierSaid {
  readonly type: "carrierSaid";
  readonly side: SideId;
  readonly isThere: boolean;
}

type Here = Round<Report, { readonly carriers: Carriers }>;
type Decided = { ok: true; decision: KindDecision<CarrierSaid> } | { ok: false; refusal: Refusal };

/** Phases in which the artefact lies before the team alone. */
const BEFORE_THE_TEAM = ["preview", "uncleared", "amend"];

const asks = ({ run, plan }: Here): boolean => run.spec.artefact === "transferMemo" && plan.sides.length > 0;

/** Whoever leads notes, for themselves, whether a side has somebody who will carry the memo to the official process. */
export function decideCarrier(round: Here, { do: said, side }: z.infer<typeof carrierAct>, by: Person): Decided {
  const known = round.plan.sides.find(({ id }) => id === side)?.id;
  if (!known || !asks(round) || !isTeam(by) || !BEFORE_THE_TEAM.includes(round.run.phase.name))
    return { ok: false, refusal: { reason: "refuse.notHere" } };
  return { ok: true, decision: { events: [{ type: "carrierSaid", side: known, isThere: said === "carried" }] } };
}

/**
 * The question of the path, for the team's page alone: a memo that one side alone carries is read as that side's, so a warning
 * stands there, also while the others read, until each side has somebody.
 */
export function pathCheck(round: Here): readonly Block[] {
  if (!asks(round)) return [];
  const { carriers } = round.run.own;
  const hasNone = round.plan.sides.some(({ id }) => carriers[id] === false);
  const isOpen = round.plan.sides.some(({ id }) => carriers[id] === undefined);
  return [
    ...(hasNone ? [{ is: "text", tone: "notice", words: { say: "report.path.none" } } as const] : []),
    { is: "text", tone: isOpen && !hasNone ? "notice" : "plain", words: { say: "report.path" } },
    ...round.plan.sides.flatMap(({ id }) => ofSide(round, id)),
  ];
}

function ofSide({ run }: Here, id: SideId): readonly Block[] {
  const isThere = run.own.carriers[id];
  const side = { side: { side: id } };
  const stands = isThere === undefined ? "open" : isThere ? "carried" : "notYet";
  const line: Block = { is: "text", tone: "plain", words: { say: `report.path.${stands}`, with: side } };
  if (!BEFORE_THE_TEAM.includes(run.phase.name)) return [line];
  const offered = (["carried", "notYet"] as const).filter((answer) => answer !== stands);
  const buttons = offered.map((answer): Block => ({
    is: "button",
    command: "gate",
    args: { path: run.path, answer, side: id },
    words: { say: `report.path.do.${answer}`, with: side },
    weight: "plain",
  }));
  return [line, ...buttons];
}
