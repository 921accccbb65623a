import type { Fault } from "../model/kind.ts";
import type { Protocol, Step } from "../model/vocabulary.ts";
import { references } from "./references.ts";
import { isWherever, stageOf, walk, type Placed } from "./walk.ts";

/**
 * A group that meets again moves through stages, and each of its meetings is at one of them. A step at the top of the
 * file may say to which stage it belongs; one that says nothing belongs to every meeting.
 */

/** The protocol of a meeting at this stage: its steps, and the inputs that they read. Null: all stages in one meeting. */
export function atStage(protocol: Protocol, stage: number | null): Protocol {
  if (stage === null) return protocol;
  const steps = protocol.steps.filter((step) => step.stage === undefined || step.stage === stage);
  const read = new Set(walk(steps).flatMap(({ step }) => references(step).flatMap(({ from }) => from.from)));
  return { ...protocol, steps, inputs: protocol.inputs.filter(({ id }) => read.has(id)) };
}

export const hasStage = ({ stages = [] }: Protocol, stage: number | null): boolean => stage === null || stage <= stages.length;

/** Stages that are not there, or hold nothing, and steps that would miss what they read. */
export function stageFaults(protocol: Protocol): readonly Fault[] {
  const placed = walk(protocol.steps);
  const { stages = [] } = protocol;
  return [
    ...placed.flatMap((each) => unknownStage(each, stages.length)),
    ...stages.flatMap((title, index) => emptyStage(protocol.steps, title, index)),
    ...placed.flatMap((each) => missing(placed, each)),
  ];
}

function unknownStage({ step, at, around }: Placed, stages: number): readonly Fault[] {
  const path = `${at}/stage`;
  if (step.stage === undefined) return [];
  const outer = around[0];
  if (outer) return [{ path, wrong: `"${outer.id}" around it says to which stage it belongs`, fix: `set "stage" on "${outer.id}"` }];
  if (step.stage <= stages) return [];
  return stages === 0
    ? [{ path, wrong: "this protocol has no stages", fix: 'name them under "stages", in order' }]
    : [{ path, wrong: `there are ${stages} stages`, fix: `write a number from 1 to ${stages}` }];
}

const emptyStage = (steps: readonly Step[], title: string, index: number): readonly Fault[] =>
  steps.some(({ stage }) => stage === index + 1)
    ? []
    : [{ path: `stages/${index}`, wrong: `no step belongs to "${title}"`, fix: `set "stage": ${index + 1} on a step, or remove it` }];

/** What was done at another stage was done in another meeting, of which nothing is left but what it released. */
function missing(placed: readonly Placed[], reader: Placed): readonly Fault[] {
  const own = stageOf(reader);
  return references(reader.step).flatMap(({ from, key }) =>
    from.from.flatMap((name, index) => {
      const target = placed.find(({ step }) => step.id === name);
      if (!target || isWherever(target, reader)) return [];
      return [
        {
          path: `${reader.at}/${key}/from/${index}`,
          wrong: `"${name}" belongs to stage ${stageOf(target)}, and "${reader.step.id}" is also in meetings at other stages`,
          fix:
            own === undefined
              ? `set "stage": ${stageOf(target)} here too`
              : "let it read an input, into which the facilitator puts what was released",
        },
      ];
    }),
  );
}
