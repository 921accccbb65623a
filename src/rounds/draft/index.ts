import type { RoundKind } from "../../model/kind.ts";
import type { Draft } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { decideDraft, draftAct, type DraftAct } from "./decide.ts";
import { evolveDraft, nextVersion, type DraftEvent, type DraftOwn } from "./own.ts";
import { showDraft } from "./show.ts";

/**
 * One version of a shared text in numbered clauses. The drafter alone holds the pen; when the round is over, all sides
 * have the version in the same moment. Whether anybody accepts it is no question of this round.
 */
export const draft: RoundKind<Draft, DraftOwn, DraftAct, DraftEvent> = {
  kind: "draft",
  act: draftAct,
  entry: null,
  check: () => [],
  reads: ({ basis }) => basis ?? null,
  // The first version begins with an empty page.
  isIdle: () => false,
  start: ({ spec, plan, around }) => ({
    own: nextVersion(spec.text === "next" ? around?.before?.figures : null),
    phase: phaseOf(spec, plan, "write", { close: { when: "facilitator" } }),
  }),
  decide: decideDraft,
  evolve: evolveDraft,
  after: ({ run }) => ({ done: { items: run.own.clauses.map((each) => each.item), figures: run.own } }),
  show: showDraft,
};
