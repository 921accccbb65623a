import type { Form, Words } from "../../../model/card.ts";
import type { Round } from "../../../model/kind.ts";
import type { Organise } from "../../../model/vocabulary.ts";
import { charsOf } from "../act.ts";
import { arranged, type OrganiseOwn } from "../groups.ts";

export function mergeForm({ run }: Round<Organise, OrganiseOwn>): Form {
  const options = arranged(run.input, run.own).map((id) => ({ value: id as string, words: { item: id } as Words }));
  const { op } = run.spec;
  return {
    is: "form",
    command: "organise",
    title: { say: "organise.choose" },
    assurance: [],
    args: { do: "merge" },
    fields: [
      { is: "many", name: "items", label: { say: "organise.items" }, options, chosen: [], max: 200 },
      {
        is: "words",
        name: "words",
        label: { say: op === "cluster" ? "organise.name" : "organise.wording" },
        maxChars: charsOf(op),
        lines: op === "edit" ? 3 : 1,
        value: "",
        required: false,
      },
    ],
    submit: { say: "organise.together" },
  };
}
