import type { Refusal } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Round } from "../../model/kind.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { choicesIn, entrySchema, type Ballot, type BallotEntry, type Choices } from "./entry.ts";
import type { JudgeOwn } from "./index.ts";
import { partsOf } from "./parts.ts";
import { asksReason } from "./reasons.ts";
import { answersOf, isChoice, NEEDS_REASON } from "./scale.ts";

const UNREADABLE: Refusal = { reason: "judge.refuse.unreadable" };

/** Whether a choice per item may lie in the box, and which items lack one, or lack its reason. */
export function admitChoices(round: Round<Judge, JudgeOwn>, { choices, reasons }: Choices, part: number | null): Refusal | null {
  const { spec, input } = round.run;
  const asked = itemsAsked(input, part);
  if (!isChoice(spec.scale) || asked === null) return UNREADABLE;
  const answers = answersOf(spec, spec.scale);
  const all = [...Object.keys(choices), ...Object.keys(reasons)] as ItemId[];
  if (!all.every((item) => asked.includes(item))) return { reason: "judge.refuse.notAsked" };
  if (!Object.values(choices).every((answer) => answers.includes(answer))) return UNREADABLE;
  if (Object.keys(reasons).some((item) => !asksReason(round, item as ItemId))) return UNREADABLE;
  const has = (item: ItemId): boolean => choices[item] !== undefined;
  const says = (item: ItemId): boolean => (reasons[item] ?? "").trim() !== "";
  const isWhole = !spec.pass && spec.scale.s !== "agree3";
  return (
    lacking(input, "judge.refuse.reasonAlone", (item) => says(item) && !has(item)) ??
    (isWhole ? lacking(input, "judge.refuse.missing", (item) => asked.includes(item) && !has(item)) : null) ??
    (Object.keys(choices).length === 0 ? { reason: "judge.refuse.nothing" } : null) ??
    (spec.reason === "required"
      ? lacking(input, "judge.refuse.noReason", (item) => NEEDS_REASON.includes(choices[item] ?? "") && !says(item))
      : null)
  );
}

/** The items of this part; null: there is no such part. */
const itemsAsked = (input: readonly ItemId[], part: number | null): readonly ItemId[] | null =>
  part === null ? input : (partsOf(input)[part - 1]?.items ?? null);

/** Items are named by the numbers under which the form shows them. */
function lacking(input: readonly ItemId[], reason: string, isSo: (item: ItemId) => boolean): Refusal | null {
  const numbers = input.flatMap((item, index) => (isSo(item) ? [index + 1] : []));
  return numbers.length === 0 ? null : { reason, args: { which: numbers.join(", ") } };
}

/**
 * The ballot after this act: the act itself, or, where it is a part of a long one, what lay there with this part anew.
 * Reasons of blanks are no reasons. Everything lies there in the order of the list: a form may have had an order that is one
 * person's own, and a ballot that kept it would tell whose it is.
 */
export function applyBallot(round: Round<Judge, JudgeOwn>, before: unknown, act: BallotEntry): BallotEntry {
  const sent = choicesIn(act.ballot);
  const { input } = round.run;
  if (!sent) return { ballot: listed(input, act.ballot) };
  const asked = itemsAsked(input, act.part ?? null) ?? [];
  const old = choicesIn(entrySchema.safeParse(before).data?.ballot ?? null);
  const kept = <T>(of: Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.fromEntries(Object.entries(of ?? {}).filter(([item]) => !asked.includes(item as ItemId)));
  const said = Object.entries(sent.reasons).flatMap(([item, words]) => (words.trim() === "" ? [] : [[item, words.trim()] as const]));
  return {
    ballot: {
      choices: inOrder(input, { ...kept(old?.choices), ...sent.choices }),
      reasons: inOrder(input, { ...kept(old?.reasons), ...Object.fromEntries(said) }),
    },
  };
}

function listed(input: readonly ItemId[], ballot: Ballot): Ballot {
  if ("dots" in ballot) return { dots: inOrder(input, ballot.dots) };
  return "picked" in ballot ? { picked: ballot.picked.toSorted((one, other) => input.indexOf(one) - input.indexOf(other)) } : ballot;
}

const inOrder = <T>(input: readonly ItemId[], of: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(of).toSorted(([one], [other]) => input.indexOf(one as ItemId) - input.indexOf(other as ItemId)));
