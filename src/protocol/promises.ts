import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { Fault } from "../model/kind.ts";
import type { Protocol } from "../model/vocabulary.ts";
import { attributionOf, isSealed, isUnattributed, needsThreshold, revealOf, speaksForSide } from "./hiding.ts";
import { comesUnattributed, sources } from "./references.ts";
import { rounds, type Placed } from "./walk.ts";
import type { RoundSpec } from "../model/vocabulary.ts";

/** Promises to authors that the settings of the same file would break. */
export function promiseFaults(protocol: Protocol): readonly Fault[] {
  return rounds(protocol.steps).flatMap((placed) => [
    ...attributionFaults(placed),
    ...thresholdFaults(placed),
    ...linkFaults(protocol, placed),
  ]);
}

function attributionFaults({ step, at, around }: Placed<RoundSpec>): readonly Fault[] {
  if (isSealed(step) && step.kind !== "pulse" && step.attribution === undefined)
    return [
      {
        path: `${at}/attribution`,
        wrong: "it does not say how authors are shown",
        fix: 'add "attribution": "anonymous", "side", "role" or "named"',
      },
    ];
  if (step.kind === "pulse" && step.attribution !== undefined && step.attribution !== "anonymous")
    return [{ path: `${at}/attribution`, wrong: "a pulse is always anonymous", fix: 'write "anonymous"' }];
  if (step.kind === "talk" && step.attribution !== undefined && step.attribution !== "named")
    return [{ path: `${at}/attribution`, wrong: "a talk can not hide who is speaking", fix: 'write "named", or collect in writing first' }];
  if (isSealed(step) && step.attribution === "role" && around.some((each) => each.kind === "split"))
    return [
      {
        path: `${at}/attribution`,
        wrong: "in rooms nobody can say how many of a role sit together, and a lone one would be named by it",
        fix: 'write "anonymous", or collect before people sit apart',
      },
    ];
  if (isUnattributed(step) && revealOf(step) === "live")
    return [
      {
        path: `${at}/reveal`,
        wrong: "what appears while people write shows who wrote it, by its moment",
        fix: 'write "onClose", or "attribution": "named"',
      },
    ];
  if (step.kind !== "collect" && (step.reveal === "afterReview" || step.reveal === "byConsent"))
    return [{ path: `${at}/reveal`, wrong: `only what was collected can be shown "${step.reveal}"`, fix: 'write "onClose"' }];
  return [];
}

function thresholdFaults(placed: Placed<RoundSpec>): readonly Fault[] {
  const { step, at } = placed;
  const path = `${at}/minSet`;
  const as = attributionOf(step);
  if (as === "side" && step.minSet === 1 && !speaksForSide(placed))
    return [
      {
        path,
        wrong: "a single voice shown as its side's is not hidden by anyone",
        fix: `write ${THRESHOLDS.sideLabel} or more; 1 is for a side that speaks as one, inside a split by side or in a consent of delegates`,
      },
    ];
  if (!needsThreshold(placed) || step.minSet === undefined) return [];
  const least = as === "side" ? THRESHOLDS.sideLabel : THRESHOLDS.release;
  return step.minSet < least ? [{ path, wrong: `fewer than ${least} authors can be guessed`, fix: `write ${least} or more` }] : [];
}

/** After release nobody can link an author to words: whatever would need such a link can not be offered. */
function linkFaults(protocol: Protocol, placed: Placed<RoundSpec>): readonly Fault[] {
  const { step, at, around } = placed;
  const inRepeat = around.some((each) => each.kind === "repeat");
  if (step.kind === "collect" && step.withdrawUntil === "report" && isUnattributed(step))
    return [
      {
        path: `${at}/withdrawUntil`,
        wrong: "once it is released nobody can tell whose words they are, so nobody can withdraw them",
        fix: 'write "close", or "attribution": "named"',
      },
    ];
  if (step.kind === "organise" && step.contest?.veto === "author" && comesUnattributed(protocol, step.items))
    return [
      { path: `${at}/contest/veto`, wrong: "the authors of these items are unknown, so they can not be asked", fix: 'write "anyone"' },
    ];
  if (step.kind === "talk" && step.answers === "authorOnly" && !authorsAreKnown(protocol, step))
    return [
      {
        path: `${at}/answers`,
        wrong: "there is no known author who could answer",
        fix: 'write "anyone", or talk over items of a named round',
      },
    ];
  if (step.kind === "judge" && step.feedback !== undefined && !inRepeat)
    return [{ path: `${at}/feedback`, wrong: "there is no earlier pass to show", fix: "put the step into a repeat, or remove feedback" }];
  return [];
}

function authorsAreKnown(protocol: Protocol, step: Extract<RoundSpec, { kind: "talk" }>): boolean {
  return (
    step.over !== undefined &&
    !comesUnattributed(protocol, step.over) &&
    sources(protocol, step.over).some((each) => each.kind === "collect")
  );
}
