import { THRESHOLDS } from "../confidentiality/thresholds.ts";
import type { Fault } from "../model/kind.ts";
import type { From, Protocol, RoundSpec } from "../model/vocabulary.ts";
import { mostItems } from "./most-items.ts";
import { isWherever, rounds, type Placed } from "./walk.ts";

const fault = (path: string, wrong: string, fix: string): readonly Fault[] => [{ path, wrong, fix }];

/** What a round of this kind could never do. */
export function kindFaults(protocol: Protocol, { step, at, around }: Placed<RoundSpec>): readonly Fault[] {
  const inRepeat = around.some((each) => each.kind === "repeat");
  switch (step.kind) {
    case "collect":
      return [
        ...(step.show === "sheet" && !inRepeat
          ? fault(`${at}/show`, "there is no pass before whose rows could be on a sheet", 'put the step into a repeat, or write "own"')
          : []),
        ...liveFaults(step, at),
      ];
    case "draft":
      return step.text === "next" && !inRepeat
        ? fault(`${at}/text`, "there is no version before this one", 'put the step into a repeat, or write "new"')
        : [];
    case "talk":
      return step.floor.by === "seats" && step.floor.open >= step.floor.seats
        ? fault(`${at}/floor/open`, "no seat would be left for those whose circle it is", `write at most ${step.floor.seats - 1}`)
        : [];
    case "judge":
      return [...emptyFaults(protocol, step.items, `${at}/items`), ...ballotFaults(protocol, step, at)];
    case "relate":
      return emptyFaults(protocol, step.items, `${at}/items`);
    case "organise":
      return [...emptyFaults(protocol, step.items, `${at}/items`), ...shortlistFaults(protocol, step, at)];
    case "pulse":
      return pulseFaults(protocol, step, at);
    case "gate":
    case "brief":
    case "report":
      return [];
  }
}

/** Words that are seen as they are written are seen by the whole room, and nothing of them waits to be opened. */
function liveFaults({ reveal, sees, close }: Extract<RoundSpec, { kind: "collect" }>, at: string): readonly Fault[] {
  if (reveal !== "live") return [];
  if (sees)
    return fault(`${at}/sees`, "what is seen as it is written is seen by the whole room", 'remove it, or write "reveal": "onClose"');
  const quorum = close?.quorum ? "quorum" : close?.quorumPerSide ? "quorumPerSide" : null;
  return quorum === null
    ? []
    : fault(
        `${at}/close/${quorum}`,
        "what is seen as it is written waits for nobody to be opened",
        'remove it, or write "reveal": "onClose"',
      );
}

/** A round about what a facilitator may leave out. */
function emptyFaults({ inputs }: Protocol, { from }: From, at: string): readonly Fault[] {
  const given = from.map((name) => inputs.find((input) => input.id === name));
  if (given.some((input) => input === undefined || input.required)) return [];
  return fault(
    `${at}/from`,
    `where "${from.join('" and "')}" is left empty there is nothing to go by`,
    'write "required": true at the input',
  );
}

function ballotFaults(protocol: Protocol, { scale, items }: Extract<RoundSpec, { kind: "judge" }>, at: string): readonly Fault[] {
  const top = Math.min(items.top ?? Infinity, mostItems(protocol, items));
  if (top === Infinity) return [];
  if (scale.s === "rank" && scale.top > top)
    return fault(`${at}/scale/top`, `${scale.top} are to be put in order, and only ${top} are there`, `write at most ${top}`);
  if (scale.s === "pick" && scale.n >= top)
    return fault(`${at}/scale/n`, `whoever picks ${scale.n} of ${top} picks all`, `write at most ${top - 1}`);
  if (scale.s === "dots" && scale.perItem !== undefined && scale.perItem * top < scale.n)
    return fault(
      `${at}/scale/n`,
      `${top} items with ${scale.perItem} dots at most hold no ${scale.n} dots`,
      `write at most ${scale.perItem * top}`,
    );
  return [];
}

function shortlistFaults({ size }: Protocol, { items, rule }: Extract<RoundSpec, { kind: "organise" }>, at: string): readonly Fault[] {
  if (rule?.minVoters !== undefined && rule.minVoters > size.max)
    return fault(`${at}/rule/minVoters`, `there are never more than ${size.max} people who could choose one`, `write at most ${size.max}`);
  if (rule?.top !== undefined && items.top !== undefined && rule.top >= items.top)
    return fault(
      `${at}/rule/top`,
      `of the first ${items.top} all would stay`,
      `write at most ${items.top - 1}, or leave "top" out of items`,
    );
  return [];
}

function pulseFaults(protocol: Protocol, step: Extract<RoundSpec, { kind: "pulse" }>, at: string): readonly Fault[] {
  const least = Math.max(THRESHOLDS.pulse, step.minN);
  if (protocol.size.max < least)
    return fault(
      `${at}/minN`,
      `with at most ${protocol.size.max} people it is never shown, since that takes ${least}`,
      "leave the step out",
    );
  if (step.link === "none") return [];
  const other = step.wave === "pre" ? "post" : "pre";
  const placed = rounds(protocol.steps);
  const own = placed.find((each) => each.step === step);
  const pair = placed.some(
    (each) =>
      each.step.kind === "pulse" &&
      each.step.instrument === step.instrument &&
      each.step.wave === other &&
      each.step.link !== "none" &&
      own !== undefined &&
      isWherever(each, own),
  );
  if ((step.wave === "pre" || step.wave === "post") && pair) return [];
  return fault(
    `${at}/link`,
    "there is no other pulse that its answers could be compared with",
    `add one of the same instrument with "wave": "${other}" and the same link, or write "none"`,
  );
}
