import type { Input, Protocol, RoundSpec, Step } from "../../src/model/vocabulary.ts";
import type { Kinds } from "../../src/model/kind.ts";
import type { Library } from "../../src/protocol/library.ts";
import type { InputValue } from "../../src/protocol/setup.ts";
import { fit } from "./composite/fit.ts";
import { inputsOf } from "./composite/inputs.ts";
import { pollsOf } from "./composite/polls.ts";
import { revised } from "./composite/revised.ts";
import { pruned, roundsOf } from "./composite/steps.ts";
import type { Scenario } from "./scenario.ts";
import { rawOf } from "./scripts/raw.ts";

export interface Composite {
  readonly protocol: Protocol;
  readonly inputs: Readonly<Record<string, InputValue>>;
  /** Round ids of the script that can not be played: their kind, or what they need, does not exist yet. */
  readonly skipped: readonly string[];
}

/**
 * A scenario may be made of several protocols ("problem-solving-workshop + gradients"). Its plan is built from the
 * rounds its script names, in the order in which they first come, with the specification each has in its protocol and the
 * repeats and splits around it. What a script does in a round wins over the file: five ranked items are a ranking, whatever
 * the protocol asked for.
 */
export function compositeOf(scenario: Scenario, library: Library, kinds: Kinds): Composite {
  const protocols = scenario.protocol.split("+").flatMap((name) => library.protocol(name.trim()) ?? []);
  const raw = rawOf(scenario);
  const polls = pollsOf(raw, library.protocol("gradients"));
  const offered: readonly Step[] = [...protocols.flatMap(({ steps }) => steps), ...polls.steps];
  const given = inputsOf(raw, protocols);
  const inputs = { ...given.values, ...polls.values };
  const named = [...new Set(scenario.script.map((entry) => entry.round))].filter((round) => !NOT_ROUNDS.includes(round));
  const played: Step[] = [];
  const skipped: string[] = [];
  const names = (): readonly string[] => [...Object.keys(inputs), ...played.flatMap((step) => idsIn(step))];
  for (const id of named) {
    if (names().includes(id)) continue;
    const found = offered.find((step) => idsIn(step).includes(id));
    const step = found && pruned(found, named);
    const rounds = step ? roundsOf([step]) : [];
    const before = played.flatMap((each) => roundsOf([each]));
    const fitted = new Map(rounds.map((spec) => [spec.id, fit(spec, scenario, before)]));
    const isAll = rounds.length > 0 && [...fitted.values()].every((spec) => isRunnable(spec, kinds, scenario) && hasTime(spec, scenario));
    const known = [...names(), ...fitted.keys(), ...(step ? idsIn(step) : [])];
    if (step && isAll && [...fitted.values()].every((spec) => hasInput(spec, known))) played.push(replaced(step, fitted));
    else skipped.push(id);
  }
  const protocol: Protocol = {
    id: "composite",
    title: scenario.title,
    purpose: "A scripted session.",
    size: { min: 2, max: 5000, best: "" },
    modes: ["live", "async"],
    inputs: [...given.inputs, ...polls.inputs] satisfies readonly Input[],
    steps: revised(played, scenario.script),
    ...(protocols[0]?.needs ? { needs: protocols[0].needs } : {}),
  };
  return { protocol, inputs, skipped };
}

/** Every session opens with consent by itself, and ends by itself. */
const NOT_ROUNDS = ["terms", "session"];

const idsIn = (step: Step): readonly string[] => ("steps" in step ? [step.id, ...step.steps.flatMap(idsIn)] : [step.id]);

function replaced(step: Step, fitted: ReadonlyMap<string, RoundSpec>): Step {
  if ("steps" in step) return { ...step, steps: step.steps.map((each) => replaced(each, fitted)) };
  return fitted.get(step.id) ?? step;
}

function isRunnable(spec: RoundSpec, kinds: Kinds, scenario: Scenario): boolean {
  const kind = kinds[spec.kind];
  return kind !== undefined && kind.check(spec, { sides: scenario.sides.length, attributionOf: () => "anonymous" }).length === 0;
}

/** Some rounds are offered only where everybody is there at once, or only over days. */
const hasTime = ({ timing }: RoundSpec, { mode }: Scenario): boolean => timing?.[mode] !== null;

/** A round about something that was not played has nothing to be about. */
function hasInput(spec: RoundSpec, known: readonly string[]): boolean {
  if (spec.kind === "draft") return true;
  const from = spec.kind === "collect" ? spec.about?.from : "items" in spec ? spec.items.from : undefined;
  return (from ?? []).some((name) => known.includes(name)) || from === undefined;
}
