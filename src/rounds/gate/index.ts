import { z } from "zod";
import type { Round, RoundKind } from "../../model/kind.ts";
import type { Gate } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { phaseOf } from "../phase.ts";
import { confirmed } from "./confirmed.ts";
import type { GateFigures } from "./figures.ts";
import { showGate } from "./show.ts";

export interface GateOwn {
  /** Once more: what the facilitator decided; null: nothing yet, which means to go on. */
  readonly again: boolean | null;
}

const act = z.strictObject({ do: z.enum(["again", "goOn"]) });
const entry = z.strictObject({ go: z.boolean() });
type Decided = { readonly type: "decided"; readonly again: boolean };

/**
 * A gate stands before what comes next. At the beginning it is consent: accepting is a fact about the member (a latecomer
 * passes the same gate while later rounds run), so the round itself only keeps the door and the time. `goNoGo` asks
 * people in private, each side by itself where there are sides; `quorum` asks the same, and says nothing before enough
 * answered; `onceMore` asks whoever leads whether a repeat goes on.
 */
export const gate: RoundKind<Gate, GateOwn, z.infer<typeof act>, Decided> = {
  kind: "gate",
  act,
  entry,
  check: () => [],
  // After the last pass there is nothing to decide.
  isIdle: ({ spec, around }) => spec.of === "onceMore" && around?.pass === around?.max,
  start: ({ spec, plan }) => ({ own: { again: null }, phase: phaseFor(spec, plan) }),
  decide({ run }, { do: does }, by) {
    if (run.spec.of !== "onceMore" || !isTeam(by)) return { ok: false, refusal: { reason: "refuse.notHere" } };
    return { ok: true, decision: { events: [{ type: "decided", again: does === "again" }], over: true } };
  },
  evolve: (_own, event) => ({ again: event.again }),
  whole: (own) => ({ again: own.again ?? null }),
  settle: ({ run, plan, members }, entries) => {
    const answers = entries.map((each) => ({ side: each.side, go: entry.parse(each.body).go }));
    return { items: [], figures: { verdict: { reached: confirmed(answers, sidesAsked(run, plan.sides, members)) } } satisfies GateFigures };
  },
  after({ run }, settled) {
    const said: GateFigures | null = run.spec.of === "onceMore" ? { verdict: { reached: run.own.again !== true } } : null;
    return { done: { items: [], figures: settled?.figures ?? said } };
  },
  cutShort: ({ run }) => ({ items: [], figures: leftAt(run) }),
  show: showGate,
};

function phaseFor(spec: Gate, plan: Parameters<typeof phaseOf>[1]): ReturnType<typeof phaseOf> {
  switch (spec.of) {
    case "onceMore":
      return phaseOf(spec, plan, "decide", { lasts: null, close: { when: "facilitator" } });
    case "goNoGo":
    case "quorum":
      return phaseOf(spec, plan, "ask", {
        ...(spec.of === "quorum" ? { close: { waits: true } } : {}),
        box: { keyEndsWith: "@phase", minContributors: 1, minPerSide: null, named: false, padTo: 256, closesWhenAllActed: false },
      });
    default:
      return phaseOf(spec, plan, "consent", {});
  }
}

/** Each side that has somebody to ask; none where the gate is for all together. */
function sidesAsked(
  { spec, eligible }: Round<Gate, GateOwn>["run"],
  sides: Round<Gate, GateOwn>["plan"]["sides"],
  members: Round<Gate, GateOwn>["members"],
): readonly { readonly side: string; readonly people: number }[] {
  if (spec.who.side !== "each") return [];
  return sides.map(({ id }) => ({
    side: id,
    people: eligible.filter((person) => members[person]?.side === id && members[person]?.state !== "left").length,
  }));
}

function leftAt({ spec, heldFor }: Round<Gate, GateOwn>["run"]): GateFigures | null {
  // Whoever leaves the question out does not want another pass.
  if (spec.of === "onceMore") return { verdict: { reached: true } };
  return heldFor === "waits" ? { verdict: { reached: false }, short: true } : null;
}
