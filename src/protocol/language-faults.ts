import type { Fault } from "../model/kind.ts";
import type { Protocol, ProtocolWords, RoundSpec } from "../model/vocabulary.ts";
import { QUESTION, placeholderFaults } from "./contradictions.ts";
import { bodyOf } from "./in-language.ts";
import { nearest } from "./nearest.ts";
import { rounds } from "./walk.ts";

/** A language, and what narrows it down: `fr`, `pt-BR`, `zh-Hans`. */
const TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Words in another language that belong to nothing in the file, or that ask something else than the file does. */
export function languageFaults(protocol: Protocol): readonly Fault[] {
  return Object.entries(protocol.languages ?? {}).flatMap(([tag, words]) => {
    const at = `languages/${tag}`;
    if (!TAG.test(tag)) return [{ path: at, wrong: `"${tag}" is no language`, fix: 'write a tag such as "fr", "ar" or "pt-BR"' }];
    return [...inputFaults(protocol, words, at), ...stageFaults(protocol, words, at), ...stepFaults(protocol, words, at)];
  });
}

function inputFaults(protocol: Protocol, { inputs = {} }: ProtocolWords, at: string): readonly Fault[] {
  const known = protocol.inputs.map(({ id }) => id);
  return Object.keys(inputs).flatMap((id) => (known.includes(id) ? [] : [unknown(`${at}/inputs/${id}`, "input", id, known)]));
}

/** One title for each stage, since they go by their order. */
function stageFaults({ stages = [] }: Protocol, words: ProtocolWords, at: string): readonly Fault[] {
  if (words.stages === undefined || words.stages.length === stages.length) return [];
  return [
    {
      path: `${at}/stages`,
      wrong: `the protocol has ${stages.length} stages, and these are ${words.stages.length}`,
      fix: "give one title for each, in the same order",
    },
  ];
}

function stepFaults(protocol: Protocol, { steps = {} }: ProtocolWords, at: string): readonly Fault[] {
  const known = new Map(rounds(protocol.steps).map(({ step }) => [step.id, step]));
  return Object.entries(steps).flatMap(([id, words]) => {
    const step = known.get(id);
    return step ? wordFaults(step, words, `${at}/steps/${id}`) : [unknown(`${at}/steps/${id}`, "round", id, [...known.keys()])];
  });
}

type StepWords = NonNullable<ProtocolWords["steps"]>[string];

function wordFaults(step: RoundSpec, words: StepWords, at: string): readonly Fault[] {
  const originals = { title: step.title, ask: step.ask, body: bodyOf(step) };
  return (["title", "ask", "body"] as const).flatMap((key) => {
    const [original, word] = [originals[key], words[key]];
    const path = `${at}/${key}`;
    if (word === undefined) return [];
    if (original === undefined)
      return [{ path, wrong: `the step itself has no ${key} in words`, fix: "remove it, or add one to the step" }];
    return [...(key === "body" ? [] : placeholderFaults(word, path)), ...questionFaults(original, word, path)];
  });
}

function questionFaults(original: string, word: string, path: string): readonly Fault[] {
  const [asks, asksHere] = [original.includes(QUESTION), word.includes(QUESTION)];
  if (asks === asksHere) return [];
  return asks
    ? [
        {
          path,
          wrong: `the step puts in ${QUESTION}, and this does not`,
          fix: `write ${QUESTION} where the facilitator's question belongs`,
        },
      ]
    : [{ path, wrong: `this puts in ${QUESTION}, and the step does not`, fix: "remove it" }];
}

function unknown(path: string, what: "input" | "round", id: string, known: readonly string[]): Fault {
  const close = nearest(id, known);
  return {
    path,
    wrong: `no ${what} is called "${id}"`,
    fix: close ? `write "${close}"` : known.length > 0 ? `use one of: ${known.join(", ")}` : "remove it",
  };
}
