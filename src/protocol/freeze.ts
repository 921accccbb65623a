import type { PlainText } from "../model/command.ts";
import type { SideId, TextId } from "../model/ids.ts";
import type { Protocol, RoundSpec, Step, Who } from "../model/vocabulary.ts";
import { QUESTION } from "./contradictions.ts";

/** Puts the plain words of a session aside: what remains holds text ids, and may lie in events and snapshots. */
export interface Words {
  readonly texts: PlainText[];
  put(plain: string): TextId;
}

export function wordsBeside(newId: () => string): Words {
  const texts: PlainText[] = [];
  return {
    texts,
    put(plain) {
      const id = newId() as TextId;
      texts.push({ id, plain });
      return id;
    },
  };
}

/** Every title, question and written body of these steps by the id of its text; a side by its opaque id. */
export function freeze(steps: Protocol["steps"], words: Words, question: string | null, sides: readonly SideId[]): Protocol["steps"] {
  const put = (plain: string): TextId => words.put(plain.replaceAll(QUESTION, question ?? "").trim());
  const frozen = (step: Step): Step => ("steps" in step ? { ...step, steps: step.steps.map(frozen) } : round(step));
  const round = (step: RoundSpec): RoundSpec => ({
    ...step,
    title: put(step.title),
    ...(step.ask === undefined ? {} : { ask: put(step.ask) }),
    ...(step.kind === "brief" && typeof step.body === "string" ? { body: put(step.body) } : {}),
    who: sideById(step.who, sides),
    ...(step.sees === undefined ? {} : { sees: sideById(step.sees, sides) }),
  });
  return steps.map(frozen);
}

/** `side-1` is the first side that was named when planning. */
function sideById(who: Who, sides: readonly SideId[]): Who {
  const number = /^side-(\d)$/.exec(who.side ?? "")?.[1];
  const side = number === undefined ? undefined : sides[Number(number) - 1];
  return side === undefined ? who : { ...who, side };
}

export const asksForQuestion = (steps: Protocol["steps"]): boolean =>
  steps.some((step) => ("steps" in step ? asksForQuestion(step.steps) : `${step.title} ${step.ask ?? ""}`.includes(QUESTION)));
