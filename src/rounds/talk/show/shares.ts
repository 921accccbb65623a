import { bySide, sharesOf } from "../../../floor/shares.ts";
import type { Block, Words } from "../../../model/card.ts";
import type { Instant } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import type { TalkOwn } from "../own.ts";
import { note } from "./parts.ts";

/**
 * How the talk is shared, for the facilitators alone: in words, by side and then by person, in the order of the list.
 * Nobody is ranked, and nothing of it is kept when the round is over.
 */
export function shareBlocks({ run: { own }, plan }: Round<Talk, TalkOwn>, now: Instant): readonly Block[] {
  const measure = plan.speech === "typed" ? "words" : "ms";
  const people = sharesOf(own.floor, measure, { now });
  if (people.length === 0) return [];
  const sides = [...bySide(people)].flatMap(([side, part]) =>
    side === null ? [] : [{ say: "talk.share.side", with: { side: { side }, part: about(part) } }],
  );
  const persons: readonly Words[] = people.map(({ person, part }) => ({
    say: "talk.share.person",
    with: { person: { person }, part: about(part) },
  }));
  return [note(`talk.share.${measure}`), { is: "list", ordered: false, entries: [...(sides.length > 1 ? sides : []), ...persons] }];
}

/** As one would say it: a finer number would be read as a mark. */
const PARTS = [
  [0.03, "little"],
  [0.15, "tenth"],
  [0.225, "fifth"],
  [0.29, "quarter"],
  [0.42, "third"],
  [0.58, "half"],
  [0.71, "twoThirds"],
  [0.87, "threeQuarters"],
] as const;

function about(part: number): { readonly message: string } {
  if (part === 0) return { message: "talk.part.nothing" };
  return { message: `talk.part.${PARTS.find(([below]) => part < below)?.[1] ?? "most"}` };
}
