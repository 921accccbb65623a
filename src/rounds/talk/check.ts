import type { Checking, Fault } from "../../model/kind.ts";
import type { Talk } from "../../model/vocabulary.ts";

/** What a talk round can not do, and what its protocol should say instead. Paths are relative to the step. */
export function check(spec: Talk, protocol: Checking): readonly Fault[] {
  return [...attribution(spec), ...answers(spec, protocol), ...budget(spec, protocol)];
}

/** With a single side nobody could be waited for. */
function budget({ floor }: Talk, { sides }: Checking): readonly Fault[] {
  if (floor.by !== "queue" || floor.perSide === undefined || sides >= 2) return [];
  return [
    { path: "floor/perSide", wrong: "there are no two sides to share the time", fix: "leave perSide out, or ask for two sides in needs" },
  ];
}

function attribution(spec: Talk): readonly Fault[] {
  if (spec.attribution === undefined || spec.attribution === "named") return [];
  const fix = "set attribution to named, or leave it out; for words without a name use a collect round";
  return [{ path: "attribution", wrong: "people who talk are heard by name", fix }];
}

/** An author who is hidden can not be asked to answer. */
function answers(spec: Talk, protocol: Checking): readonly Fault[] {
  if (spec.answers !== "authorOnly") return [];
  const named = (spec.over?.from ?? []).filter((step) => protocol.attributionOf?.(step) === "named");
  if (spec.over && named.length === spec.over.from.length) return [];
  const fix = 'set answers to "anyone", or talk over items of a round whose attribution is named';
  return [{ path: "answers", wrong: "only the author answers, but the items carry no author", fix }];
}
