import type { NewItem, Random } from "../../model/command.ts";
import type { Words } from "../../model/card.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Round } from "../../model/kind.ts";
import type { Label } from "../../model/session.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { shuffled } from "../../floor/shuffle.ts";
import { rangeBefore } from "./before.ts";
import { choicesIn, type Cast } from "./entry.ts";
import type { JudgeOwn } from "./index.ts";
import { levelOf, speaksForSides } from "./scale.ts";

/** Characters of a reason: short, so that the manner of writing tells little. */
export const REASON_CHARS = 280;

type Rounds = Pick<Round<Judge, JudgeOwn>, "around"> & { readonly run: { readonly spec: Judge } };

/**
 * Whether a reason can be given for this item. Where it is asked of those outside, that is against what the pass before
 * published or against a fixed level, never against what the others are answering now.
 */
export function asksReason({ run: { spec }, around }: Rounds, item: ItemId): boolean {
  if (spec.reason === "none") return false;
  if (spec.reason !== "ifOutside" || spec.scale.s !== "rate") return true;
  return rangeBefore(around, item) !== null;
}

/** What is said beside the field: of whom a reason is asked, and that it is shown without a name, or with one. */
export function reasonLabel({ run: { spec }, around }: Rounds): Words {
  const { scale } = spec;
  if (spec.reason === "required") return { say: speaksForSides(spec) ? "judge.reason.condition" : "judge.reason.objection" };
  if (spec.reason === "optional") return { say: "judge.reason.optional" };
  if (scale.s === "fist") return { say: "judge.reason.fist" };
  if (scale.s !== "gradient") return { say: "judge.reason.outside" };
  const level = levelOf(scale, around);
  return { say: "judge.reason.above", with: { level: "atOrBelow" in level ? level.atOrBelow : 0 } };
}

/**
 * Reasons as they are released: shuffled, each about its item, without an author. Only where people agreed to be named
 * does the author stand beside them, and only where a side speaks as one the side.
 *
 * @param shown items of which something is published: where too few judged one, its reasons stay shut with it
 */
export function releasedReasons(
  round: Round<Judge, JudgeOwn>,
  entries: readonly Cast[],
  shown: ReadonlySet<ItemId>,
  random: Random,
): readonly NewItem[] {
  const given = entries.flatMap((entry) =>
    Object.entries(choicesIn(entry.ballot)?.reasons ?? {}).map(([item, plain]): NewItem => ({
      plain,
      about: item as ItemId,
      label: labelOf(round.run.spec, entry),
    })),
  );
  return shuffled(
    given.filter(({ about }) => about !== undefined && shown.has(about)),
    random,
  );
}

function labelOf(spec: Judge, entry: Cast): Label {
  if (spec.attribution === "named" && entry.person) return { as: "person", person: entry.person };
  return speaksForSides(spec) && entry.side ? { as: "side", side: entry.side } : { as: "nobody" };
}
