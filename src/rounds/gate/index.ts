import { z } from "zod";
import type { RoundKind } from "../../model/kind.ts";
import type { Gate } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { showGate } from "./show.ts";

type GateOwn = Readonly<Record<string, never>>;

/**
 * The gate at the beginning: nobody acts before they have accepted the terms. Accepting is a fact about the member
 * (a latecomer passes the same gate while later rounds run), so the round itself only keeps the door and the time.
 */
export const gate: RoundKind<Gate, GateOwn, never, never> = {
  kind: "gate",
  act: z.never(),
  entry: null,
  check: (spec) =>
    spec.of === "consent"
      ? []
      : [{ path: "of", wrong: `a gate of ${spec.of} does not exist yet`, fix: "use of: consent, or leave the gate out" }],
  start: ({ spec, plan }) => ({ own: {}, phase: phaseOf(spec, plan, "consent", {}) }),
  decide: () => ({ ok: false, refusal: { reason: "refuse.notHere" } }),
  evolve: (own) => own,
  after: () => ({ done: { items: [], figures: null } }),
  show: showGate,
};
