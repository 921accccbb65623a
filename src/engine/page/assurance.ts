import { assuranceOf } from "../../confidentiality/assurance.ts";
import type { Block, Card } from "../../model/card.ts";
import type { Run, Session } from "../../model/session.ts";
import type { Caller } from "../../platform/port.ts";
import type { Parts } from "../parts.ts";

/** Every form of a sealed phase says, before a letter is typed, from whom its author is hidden and for how long. */
export function withAssurance(card: Card, session: Session, run: Run, parts: Pick<Parts, "newId">, through: Through): Card {
  return { blocks: card.blocks.map((block) => (block.is === "form" ? complete(block, session, run, parts, through) : block)) };
}

type Through = Caller["through"];

function complete(form: Extract<Block, { is: "form" }>, session: Session, run: Run, parts: Pick<Parts, "newId">, through: Through): Block {
  const isSealed = run.phase.box !== null && form.command !== "organise" && form.command !== "floor";
  const args = { ...form.args, path: run.path, ...(form.command === "idea" && !form.args["key"] ? { key: parts.newId() } : {}) };
  if (!isSealed || !run.phase.box) return { ...form, args };
  const box = run.phase.box;
  return {
    ...form,
    args,
    assurance: assuranceOf({
      attribution: box.named ? "named" : run.phase.who ? "anonymous" : (run.spec.attribution ?? "anonymous"),
      isCaucus: run.spec.kind === "collect" && run.spec.reveal === "byConsent",
      assurance: session.plan.assurance,
      place: through ?? "browser",
      isMixed: session.newLinks.some(({ is }) => is === "slack" || is === "discord"),
      mayWrite: run.eligible.length,
      opensAt: Math.max(1, box.minContributors),
      sideLabelAt: box.minPerSide,
      ...(box.minPerRole === undefined ? {} : { roleLabelAt: box.minPerRole }),
      linksLive: box.keyEndsWith === "@phase" ? "phase" : box.keyEndsWith === "" ? "session" : "repeat",
    }),
  };
}
