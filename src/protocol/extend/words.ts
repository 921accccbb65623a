import type { Extension } from "../../model/extension.ts";
import type { Protocol, ProtocolWords } from "../../model/vocabulary.ts";
import { bodyOf } from "../in-language.ts";
import { rounds } from "../walk.ts";

type Languages = NonNullable<Protocol["languages"]>;
type StepWords = NonNullable<ProtocolWords["steps"]>[string];

/**
 * The words of other languages: those of the base, but for what was changed (a translation of words that are no longer
 * there would say something else than the file), with the extending file's own in their place.
 */
export function wordsOf(base: Protocol, now: Protocol, own: Extension["languages"] = {}): Languages {
  const kept = Object.entries(base.languages ?? {}).map(([tag, words]) => [tag, stillTrue(words, base, now)] as const);
  const languages: Languages = Object.fromEntries(kept);
  for (const [tag, words] of Object.entries(own)) languages[tag] = joined(languages[tag] ?? {}, words);
  return languages;
}

function stillTrue({ title, purpose, best, inputs = {}, stages, steps = {} }: ProtocolWords, base: Protocol, now: Protocol): ProtocolWords {
  const titles = new Map(now.inputs.map((input) => [input.id, input.title]));
  const before = new Map(rounds(base.steps).map(({ step }) => [step.id, readIn(step)]));
  const after = new Map(rounds(now.steps).map(({ step }) => [step.id, readIn(step)]));
  return given({
    title: base.title === now.title ? title : undefined,
    purpose: base.purpose === now.purpose ? purpose : undefined,
    best: base.size.best === now.size.best ? best : undefined,
    stages: base.stages?.join("\n") === now.stages?.join("\n") ? stages : undefined,
    inputs: only(inputs, (id) => titles.get(id) === base.inputs.find((input) => input.id === id)?.title),
    steps: Object.fromEntries(
      Object.entries(steps)
        .filter(([id]) => after.has(id))
        .map(([id, words]) => [id, only(words, (field) => before.get(id)?.[field] === after.get(id)?.[field])]),
    ),
  });
}

type Read = Readonly<Partial<Record<string, string>>>;
const readIn = (step: Parameters<typeof bodyOf>[0]): Read => given({ title: step.title, ask: step.ask, body: bodyOf(step) });

function joined(base: ProtocolWords, own: ProtocolWords): ProtocolWords {
  const steps: Record<string, StepWords> = { ...base.steps };
  for (const [id, words] of Object.entries(own.steps ?? {})) steps[id] = { ...steps[id], ...words };
  return { ...base, ...own, inputs: { ...base.inputs, ...own.inputs }, steps };
}

const only = <Value>(record: Readonly<Record<string, Value>>, keep: (key: string) => boolean): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));

const given = <Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
