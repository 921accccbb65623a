import type { Block, Field, Form, Words } from "../../../model/card.ts";
import type { ItemId, TextId } from "../../../model/ids.ts";
import type { Reader, Round } from "../../../model/kind.ts";
import type { Organise } from "../../../model/vocabulary.ts";
import { charsOf } from "../act.ts";
import { arranged, type OrganiseOwn } from "../groups.ts";

type Here = Round<Organise, OrganiseOwn>;

/** Up to so many items have a form each, with their words in it; of more, one is chosen first. */
const ONE_EACH = 5;

export function rewordForms(round: Here, read: Reader): readonly Block[] {
  const { own, input, spec } = round.run;
  const ids = arranged(input, own);
  if (ids.length > ONE_EACH) return [choosing(round, ids)];
  return ids.map((id): Form => {
    const now = read(round.items[id]?.text as TextId) ?? "";
    // What holds others has its first one's words until it has a name of its own.
    return formOf({ item: id }, { item: id }, [wordsField(round, spec.op === "edit" ? now : "")]);
  });
}

function choosing(round: Here, ids: readonly ItemId[]): Form {
  const options = ids.map((id) => ({ value: id as string, words: { item: id } as Words }));
  const which: Field = { is: "choice", name: "items", label: { say: "arrange.which" }, options, value: "", required: true };
  return formOf({ say: "arrange.reword" }, {}, [which, wordsField(round, "")]);
}

const formOf = (title: Words, args: Readonly<Record<string, string>>, fields: readonly Field[]): Form => ({
  is: "form",
  command: "organise",
  title,
  assurance: [],
  args: { do: "reword", ...args },
  fields,
  submit: { say: "arrange.save" },
});

const wordsField = ({ run }: Here, value: string): Field => ({
  is: "words",
  name: "words",
  label: { say: run.spec.op === "name" ? "organise.name" : "arrange.newWords" },
  maxChars: charsOf(run.spec.op),
  lines: run.spec.op === "name" ? 1 : 5,
  value,
  required: true,
});
