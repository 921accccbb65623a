import type { Block, Field, Form, Words } from "../../../model/card.ts";
import type { ItemId, TextId } from "../../../model/ids.ts";
import type { Reader, Round } from "../../../model/kind.ts";
import type { Organise } from "../../../model/vocabulary.ts";
import { beginningOf } from "../../words.ts";
import { charsOf } from "../act.ts";
import { arranged, type OrganiseOwn } from "../groups.ts";

type Here = Round<Organise, OrganiseOwn>;

/** Up to so many items have a form each, with their words in it; of more, one is chosen first. */
const ONE_EACH = 5;
/** Letters of an item that its button shows. */
const BEGINNING = 40;

export function rewordForms(round: Here, read: Reader): readonly Block[] {
  const { own, input, spec } = round.run;
  const ids = arranged(input, own);
  if (ids.length > ONE_EACH) return [choosing(round, ids)];
  return ids.flatMap((id): readonly Block[] => {
    const now = read(round.items[id]?.text as TextId) ?? "";
    const title = { say: `arrange.one.${spec.op}`, with: { words: beginningOf(now, BEGINNING) } };
    // Words that are to be changed stand in the field; what is to have a name stands above it.
    if (spec.op === "edit") return [formOf(title, { item: id }, [wordsField(round, now)])];
    const holds = round.items[id]?.mergedFrom ?? [];
    const shown: Block = { is: "list", ordered: false, entries: (holds.length > 0 ? holds : [id]).map((item) => ({ item })) };
    return [shown, formOf(title, { item: id }, [wordsField(round, "")])];
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
