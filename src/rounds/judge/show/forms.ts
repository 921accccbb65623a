import type { Field, Form, Words } from "../../../model/card.ts";
import type { PersonId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { choicesIn, type Ballot, type Choices } from "../entry.ts";
import type { JudgeOwn } from "../index.ts";
import { orderFor } from "../order.ts";
import { partsOf, type Part } from "../parts.ts";
import { asksReason, reasonLabel, REASON_CHARS } from "../reasons.ts";
import { answersOf, answerWords, isChoice, speaksForSides, type ChoiceScale } from "../scale.ts";
import { toldOf } from "./feedback.ts";

type JudgeRound = Round<Judge, JudgeOwn>;

/**
 * The form of a ballot; of a long one a form for each part. `own`: what lies in the box, `before`: what the person answered
 * in the pass before, both only when they asked to see them. An earlier answer stands chosen until they send a new one.
 */
export function formsOf(round: JudgeRound, to: PersonId, own: Ballot | null, before: Choices["choices"] | null): readonly Form[] {
  const { spec, input } = round.run;
  const { scale } = spec;
  if (isChoice(scale)) {
    const parts = partsOf(input);
    return parts.map((part) => {
      const title: Words | null =
        parts.length > 1
          ? { say: "judge.part", with: { from: part.first, to: part.first + part.items.length - 1, of: input.length } }
          : null;
      return form(
        [rating(round, to, scale, part, own, before)],
        own !== null,
        title,
        parts.length > 1 ? { part: String(part.number) } : {},
      );
    });
  }
  const field = aboutAll(round, to, own);
  return field ? [form([field], own !== null, null, scale.s === "pick" ? { of: "pick" } : {})] : [];
}

const form = (fields: readonly Field[], isChange: boolean, title: Words | null, args: Form["args"]): Form => ({
  is: "form",
  command: "vote",
  title,
  assurance: [],
  args,
  fields,
  submit: { say: isChange ? "judge.change" : "judge.send" },
});

function rating(
  round: JudgeRound,
  to: PersonId,
  scale: ChoiceScale,
  part: Part,
  own: Ballot | null,
  before: Choices["choices"] | null,
): Field {
  const { spec } = round.run;
  const mine = choicesIn(own);
  const asksAny = part.items.some((item) => asksReason(round, item));
  return {
    is: "rating",
    name: "choices",
    label: labelOf(spec, scale),
    options: answersOf(spec, scale).map((value) => ({ value, words: answerWords(scale, value) })),
    items: orderFor(spec, part.items, to).map((item) => ({
      value: item,
      number: part.first + part.items.indexOf(item),
      words: { item },
      about: toldOf(round, item, before?.[item] ?? null),
      chosen: mine ? (mine.choices[item] ?? "") : (before?.[item] ?? ""),
      reason: asksReason(round, item) ? (mine?.reasons[item] ?? "") : null,
    })),
    reason: asksAny ? { label: reasonLabel(round), maxChars: REASON_CHARS } : null,
    required: !spec.pass && scale.s !== "agree3",
  };
}

function labelOf(spec: Judge, scale: ChoiceScale): Words {
  if (scale.s === "rate") return { say: "judge.label.rate", with: { min: scale.min, max: scale.max } };
  return { say: speaksForSides(spec) ? "judge.label.side" : `judge.label.${scale.s}` };
}

/** Rankings, dots and picks are about the items together. */
function aboutAll({ run }: JudgeRound, to: PersonId, mine: Ballot | null): Field | null {
  const options = orderFor(run.spec, run.input, to).map((item) => ({ value: item, words: { item } }));
  const { scale } = run.spec;
  if (scale.s === "rank") {
    const places = Math.min(scale.top, options.length);
    const chosen = mine && "ranking" in mine ? mine.ranking : [];
    return { is: "ranking", name: "ranking", label: { say: "judge.rankLabel", with: { places } }, places, options, chosen };
  }
  if (scale.s === "dots") {
    const perItem = scale.perItem ?? scale.n;
    const given = mine && "dots" in mine ? mine.dots : {};
    const label = { say: "judge.dotsLabel", with: { total: scale.n, perItem } };
    return { is: "dots", name: "dots", label, total: scale.n, perItem, options, given };
  }
  if (scale.s !== "pick") return null;
  const max = Math.min(scale.n, options.length);
  const chosen = mine && "picked" in mine ? mine.picked : [];
  return { is: "many", name: "picked", label: { say: "judge.label.pick", with: { max } }, options, chosen, max };
}
