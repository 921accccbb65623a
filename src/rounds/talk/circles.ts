import { z } from "zod";
import type { Floor, Opening } from "../../floor/state.ts";
import type { PersonId, SideId } from "../../model/ids.ts";
import type { Person } from "../../model/kind.ts";
import type { Plan } from "../../model/plan.ts";
import type { Output } from "../../model/session.ts";

/** What a talk on seats leaves: who sat in the middle, and whose circle it was. Ids alone, which end with the session. */
const circleFigures = z.strictObject({
  circle: z.strictObject({ sat: z.array(z.string()), side: z.string().nullable() }),
});

export const figuresOf = (floor: Floor): z.infer<typeof circleFigures> | null =>
  floor.by === "seats" ? { circle: { sat: [...floor.sat], side: floor.side } } : null;

/**
 * Whose circle it is. Where two sides meet it is a side's: the first sits, then, where places change, the other.
 * Otherwise it is everybody's or, where places change, theirs who did not sit in the circle before.
 */
export function circleOf(
  swap: boolean,
  { sides }: Pick<Plan, "sides">,
  eligible: readonly Person[],
  earlier: readonly Output[],
): Pick<Opening, "side" | "before"> {
  const circles = earlier.flatMap(({ figures }) => circleFigures.safeParse(figures).data?.circle ?? []);
  const last = swap ? circles.at(-1) : undefined;
  const here = sides.map(({ id }) => id).filter((side) => eligible.some((each) => each.side === side));
  const [first, second] = here;
  if (first === undefined || second === undefined || here.length > 2) return { side: null, before: (last?.sat ?? []) as PersonId[] };
  return { side: (last?.side as SideId | undefined) === first ? second : first, before: [] };
}
