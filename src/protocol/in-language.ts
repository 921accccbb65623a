import type { Protocol, ProtocolWords, RoundSpec, Step } from "../model/vocabulary.ts";
import { rounds } from "./walk.ts";

/**
 * A protocol in the words of a language: those for the very tag, else those for its primary part. What they leave out,
 * and a language the file does not have, stays as the file has it.
 *
 * @example protocolIn(ngt, "fr-CA").steps[0].title // "Écrire en silence"
 */
export function protocolIn(protocol: Protocol, tag: string): Protocol {
  const words = wordsFor(protocol, tag);
  if (words === undefined) return protocol;
  const { title, purpose, size, inputs, stages, steps } = protocol;
  return {
    ...protocol,
    title: words.title ?? title,
    purpose: words.purpose ?? purpose,
    size: { ...size, best: words.best ?? size.best },
    inputs: inputs.map((input) => ({ ...input, title: of(words.inputs, input.id) ?? input.title })),
    ...(stages === undefined ? {} : { stages: stages.map((stage, index) => words.stages?.[index] ?? stage) }),
    steps: steps.map((step) => stepIn(step, words)),
  };
}

/** The places of the file whose words a language does not have. */
export function lackingIn(protocol: Protocol, tag: string): readonly string[] {
  const words = wordsFor(protocol, tag) ?? {};
  const needed: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ["title", protocol.title, words.title],
    ["purpose", protocol.purpose, words.purpose],
    ["size/best", protocol.size.best, words.best],
    ...protocol.inputs.map(({ id, title }) => [`inputs/${id}`, title, of(words.inputs, id)] as const),
    ...(protocol.stages ?? []).map((title, index) => [`stages/${index}`, title, words.stages?.[index]] as const),
    ...rounds(protocol.steps).flatMap(({ step }) => {
      const own = of(words.steps, step.id);
      return [
        [`steps/${step.id}/title`, step.title, own?.title] as const,
        [`steps/${step.id}/ask`, step.ask, own?.ask] as const,
        [`steps/${step.id}/body`, bodyOf(step), own?.body] as const,
      ];
    }),
  ];
  return needed.filter(([, original, word]) => original !== undefined && /\p{L}/u.test(original) && word === undefined).map(([at]) => at);
}

export const bodyOf = (step: RoundSpec): string | undefined =>
  step.kind === "brief" && typeof step.body === "string" ? step.body : undefined;

function wordsFor({ languages = {} }: Protocol, tag: string): ProtocolWords | undefined {
  const tagged = (wanted: string | undefined): ProtocolWords | undefined =>
    Object.entries(languages).find(([each]) => each.toLowerCase() === wanted)?.[1];
  const wanted = tag.toLowerCase();
  return tagged(wanted) ?? tagged(wanted.split("-")[0]);
}

function stepIn(step: Step, words: ProtocolWords): Step {
  if ("steps" in step) return { ...step, steps: step.steps.map((inner) => stepIn(inner, words)) };
  const own = of(words.steps, step.id);
  if (own === undefined) return step;
  return {
    ...step,
    title: own.title ?? step.title,
    ...(own.ask === undefined ? {} : { ask: own.ask }),
    ...(own.body === undefined || step.kind !== "brief" ? {} : { body: own.body }),
  };
}

/** Ids are the author's: one of them may be the name of something every object has. */
const of = <Value>(record: Readonly<Record<string, Value>> | undefined, id: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, id) ? record[id] : undefined;
