import type { Block, Words } from "../../../model/card.ts";
import type { PersonId } from "../../../model/ids.ts";

/** A button of the command `floor`. */
export const button = (args: Readonly<Record<string, string>>, say: string, weight: "main" | "plain" = "plain"): Block => ({
  is: "button",
  command: "floor",
  args,
  words: { say },
  weight,
});

export const note = (say: string): Block => ({ is: "text", tone: "small", words: { say } });

export const named = (person: PersonId): Words => ({ say: "talk.person", with: { person: { person } } });

/** One of these people, and what is done about them. */
export function personForm(
  command: "floor" | "pass",
  args: Readonly<Record<string, string>>,
  label: string,
  submit: string,
  people: readonly PersonId[],
): Block {
  const options = people.map((person) => ({ value: person as string, words: named(person) }));
  return {
    is: "form",
    command,
    title: null,
    assurance: [],
    args,
    fields: [{ is: "choice", name: "person", label: { say: label }, options, value: "", required: true }],
    submit: { say: submit },
  };
}
