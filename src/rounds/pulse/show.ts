import type { Block, Card, Field, Words } from "../../model/card.ts";
import type { TextId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Pulse } from "../../model/vocabulary.ts";
import { MOST_DEGREES, sentOf } from "./entry.ts";
import { MOST, statementsOf, wordsOf } from "./instruments.ts";
import type { PulseOwn } from "./own.ts";

export function show({ run }: Round<Pulse, PulseOwn>, to: Person, _now: number, mine: unknown): Card {
  const ask: Block[] = run.spec.ask ? [{ is: "text", tone: "plain", words: { text: run.spec.ask as TextId } }] : [];
  if (!run.eligible.includes(to.id)) return { blocks: ask };
  const isTemperature = run.spec.instrument === "temperature";
  const scale: Block[] = isTemperature ? [] : [{ is: "text", tone: "small", words: { say: "pulse.scale" } }];
  return {
    blocks: [
      ...ask,
      ...scale,
      isTemperature ? form(run.path, {}, [degrees(mine)]) : form(run.path, { of: "statements" }, statements(run.spec, to, mine)),
    ],
  };
}

const form = (path: string, args: Readonly<Record<string, string>>, fields: readonly Field[]): Block => ({
  is: "form",
  command: "vote",
  title: null,
  assurance: [],
  args: { path, ...args },
  fields,
  submit: { say: "pulse.send" },
});

function degrees(mine: unknown): Field {
  const { value } = sentOf(mine);
  return choice(
    "value",
    { say: "pulse.label" },
    options(MOST_DEGREES, (degree) => `pulse.${degree}`),
    value,
    true,
  );
}

/** One choice for each; what somebody would rather not answer stays open. */
function statements(spec: Pulse, to: Person, mine: unknown): readonly Field[] {
  const { answers } = sentOf(mine);
  const seven = options(MOST, (degree) => `pulse.agree.${degree}`);
  return statementsOf(spec).map((statement) => choice(statement, wordsOf(statement, to), seven, answers[statement] ?? null, false));
}

const options = (most: number, wordsFor: (degree: number) => string): readonly { readonly value: string; readonly words: Words }[] =>
  Array.from({ length: most }, (_, index) => ({ value: String(index + 1), words: { say: wordsFor(index + 1) } }));

const choice = (name: string, label: Words, all: ReturnType<typeof options>, value: number | null, required: boolean): Field => ({
  is: "choice",
  name,
  label,
  options: all,
  value: value === null ? "" : String(value),
  required,
});
