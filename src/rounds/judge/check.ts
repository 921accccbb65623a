import type { Fault } from "../../model/kind.ts";
import type { Judge } from "../../model/vocabulary.ts";

/** What a judge round can not do yet, and what its protocol should say instead. Paths are relative to the step. */
export function check(spec: Judge): readonly Fault[] {
  return [...scale(spec), ...breakdown(spec), ...attribution(spec), ...reason(spec)];
}

function scale({ scale: { s } }: Judge): readonly Fault[] {
  if (s === "rank" || s === "dots") return [];
  return [{ path: "scale", wrong: `scale ${s} does not exist yet`, fix: "use rank or dots" }];
}

function breakdown(spec: Judge): readonly Fault[] {
  if (spec.breakdown === "none") return [];
  return [{ path: "breakdown", wrong: `breakdown ${spec.breakdown} does not exist yet`, fix: "set breakdown to none" }];
}

function attribution(spec: Judge): readonly Fault[] {
  if (spec.attribution === undefined || spec.attribution === "anonymous") return [];
  return [{ path: "attribution", wrong: "rankings and dots are secret ballots", fix: "set attribution to anonymous, or leave it out" }];
}

function reason(spec: Judge): readonly Fault[] {
  if (spec.reason === "none") return [];
  return [{ path: "reason", wrong: `reasons (${spec.reason}) do not exist yet beside rankings and dots`, fix: "set reason to none" }];
}
