import { openFloor } from "../../floor/floor.ts";
import type { Context } from "../../model/command.ts";
import type { PersonId } from "../../model/ids.ts";
import type { Starting } from "../../model/kind.ts";
import type { Item, Phase } from "../../model/session.ts";
import type { Talk } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { circleOf } from "./circles.ts";
import type { TalkOwn } from "./own.ts";
import { timingOf } from "./timing.ts";

export function start(
  { spec, plan, input, eligible, earlier }: Starting<Talk>,
  ctx: Context,
): { readonly own: TalkOwn; readonly phase: Phase } {
  const people = eligible.map(({ id, side }) => ({ person: id, side }));
  const opening = spec.floor.by === "seats" ? circleOf(spec.floor.swap, plan, eligible, earlier) : { answers: answerer(spec, input[0]) };
  const floor = openFloor(spec.floor, people, timingOf(spec, plan), ctx, opening);
  return {
    own: { floor, segment: 0, lines: [], points: [], isSilentInvited: false },
    phase: phaseOf(spec, plan, "talk", { floor: spec.floor }),
  };
}

/** Who answers for this item, where only its author does. */
export function answerer(spec: Talk, item: Item | undefined): PersonId | null {
  return spec.answers === "authorOnly" && item?.label.as === "person" ? item.label.person : null;
}
