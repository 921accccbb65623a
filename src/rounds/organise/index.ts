import { z } from "zod";
import type { Fault, Round, RoundKind } from "../../model/kind.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Phase } from "../../model/session.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { objectionPhase, paced, phaseOf } from "../phase.ts";
import { decideOrganise, organiseAct } from "./decide.ts";
import type { OrganiseAct, OrganiseEvent } from "./decide.ts";
import { arranged } from "./groups.ts";
import type { OrganiseOwn } from "./groups.ts";
import { showOrganise } from "./show.ts";

/** One voice's objections: a sealed act with a minimum of one, since no link to an author is left to ask. */
export const contestEntry = z.strictObject({ undo: z.array(z.string()).max(200) });

/** Merging duplicates and clustering; whatever was merged, anybody may have undone before it counts. */
export const organise: RoundKind<Organise, OrganiseOwn, OrganiseAct, OrganiseEvent> = {
  kind: "organise",
  act: organiseAct,
  entry: contestEntry,
  check: checkOrganise,
  start: ({ spec, plan }) => ({ own: { groups: [], undone: [] }, phase: phaseOf(spec, plan, "work", { close: { when: "facilitator" } }) }),
  decide: decideOrganise,
  evolve(own, event) {
    switch (event.type) {
      case "grouped":
        return { ...own, groups: [...own.groups, { item: event.item, members: event.members }] };
      case "ungrouped":
        return { ...own, groups: own.groups.filter((group) => group.item !== event.item) };
    }
  },
  admit(round, body) {
    const { undo } = body as z.infer<typeof contestEntry>;
    const groups = round.run.own.groups.map((group) => group.item as string);
    return undo.every((id) => groups.includes(id)) ? null : { reason: "organise.refuse.unknown" };
  },
  settle: (_round, entries) => ({
    items: [],
    figures: { undone: [...new Set(entries.flatMap((entry) => (entry.body as z.infer<typeof contestEntry>).undo))].toSorted() },
  }),
  after(round, settled) {
    const { spec, own, phase } = round.run;
    if (phase.name === "work" && spec.contest && own.groups.length > 0) return { next: contestPhase(round), own };
    const undone = (settled?.figures as { undone: readonly ItemId[] } | null)?.undone ?? [];
    const kept = own.groups.filter((group) => !undone.includes(group.item));
    return { done: { items: arranged(round.run.input, kept), figures: { groups: kept, undone } } };
  },
  show: showOrganise,
};

function contestPhase({ run, plan }: Round<Organise, OrganiseOwn>): Phase {
  const contest = run.spec.contest ?? { live: 3, async: 12 };
  const ITEM_ID_BYTES = 40;
  return objectionPhase("contest", {
    lasts: paced(plan.mode === "live" ? contest.live * 60_000 : contest.async * 3_600_000, plan),
    bytes: run.own.groups.length * ITEM_ID_BYTES,
    closesWhenAllActed: false,
    who: { roles: "voices" },
  });
}

function checkOrganise(spec: Organise): readonly Fault[] {
  const faults: Fault[] = [];
  if (spec.op !== "dedupe" && spec.op !== "cluster")
    faults.push({ path: "op", wrong: `organise by ${spec.op} does not exist yet`, fix: "use dedupe or cluster" });
  if (spec.by === "rule")
    faults.push({ path: "by", wrong: "organising by rule does not exist yet", fix: "use facilitator or participants" });
  if (spec.contest?.veto === "author")
    faults.push({ path: "contest/veto", wrong: "an unattributed item has no author to ask", fix: "use anyone" });
  return faults;
}
