import type { Input, Judge, Protocol, Repeat, Step } from "../../../src/model/vocabulary.ts";
import type { InputValue } from "../../../src/protocol/setup.ts";
import type { Raw } from "../scripts/raw.ts";

interface Polls {
  readonly steps: readonly Step[];
  readonly inputs: readonly Input[];
  readonly values: Readonly<Record<string, InputValue>>;
}

/** Each proposal of the file is one poll of gradients, with the rule that its protocol has for the sides. */
export function pollsOf({ gradients }: Raw, protocol: Protocol | null): Polls {
  const repeat = protocol?.steps.find((step): step is Repeat => step.kind === "repeat" && step.until.rule === "gradient");
  const level = repeat?.steps.find((step): step is Judge => step.kind === "judge");
  const proposals = repeat && level ? Object.entries(gradients) : [];
  return {
    steps: proposals.flatMap(([id]) => (repeat && level ? [pollOf(id, repeat, level)] : [])),
    inputs: proposals.map(([id]) => ({ id: inputOf(id), as: "text", title: id, required: true })),
    values: Object.fromEntries(proposals.map(([id, { text }]) => [inputOf(id), text])),
  };
}

const inputOf = (id: string): string => `proposal-${id}`;

function pollOf(id: string, repeat: Repeat, level: Judge): Step {
  return { ...repeat, id: `poll-${id}`, max: 1, steps: [{ ...level, id: `grad-${id}`, items: { from: [inputOf(id)] } }] };
}
