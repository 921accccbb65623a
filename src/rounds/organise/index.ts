import type { z } from "zod";
import type { RoundKind } from "../../model/kind.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { organiseAct, type OrganiseAct, type OrganiseEvent } from "./act.ts";
import { check } from "./check.ts";
import { contestable, contestEntry, contestPhase, uncontested } from "./contest.ts";
import { decideOrganise } from "./decide.ts";
import { arranged, type OrganiseOwn } from "./groups.ts";
import { showOrganise } from "./show.ts";
import { byRule } from "./shortlist.ts";

type Contest = z.infer<typeof contestEntry>;

/**
 * Merging, clustering, naming, rewording, shortening a list. Whatever was changed may be undone before it counts: by
 * anybody, or, where items carry names, by the one whose item it is.
 */
export const organise: RoundKind<Organise, OrganiseOwn, OrganiseAct, OrganiseEvent> = {
  kind: "organise",
  act: organiseAct,
  entry: contestEntry,
  check,
  reads: ({ items }) => items,
  start({ spec, plan, judged }, ctx) {
    if (spec.by !== "rule")
      return { own: { groups: [], kept: null, endsAt: null }, phase: phaseOf(spec, plan, "work", { close: { when: "facilitator" } }) };
    const kept = byRule(spec.rule ?? {}, judged ?? []);
    return { own: { groups: [], kept, endsAt: ctx.now }, phase: phaseOf(spec, plan, "rule", { lasts: null, close: { when: "rule" } }) };
  },
  decide: decideOrganise,
  whole: (own) => ({ ...own, kept: own.kept ?? null, endsAt: own.endsAt ?? null }),
  evolve(own, event) {
    switch (event.type) {
      case "grouped":
        return { ...own, groups: [...own.groups, { item: event.item, members: event.members }] };
      case "ungrouped":
        return { ...own, groups: own.groups.filter((group) => group.item !== event.item) };
      case "kept":
        return { ...own, kept: event.items };
    }
  },
  admit(round, body) {
    const known: readonly string[] = contestable(round);
    return (body as Contest).undo.every((id) => known.includes(id)) ? null : { reason: "organise.refuse.unknown" };
  },
  settle: (_round, entries) => ({
    items: [],
    figures: { undone: [...new Set(entries.flatMap((entry) => (entry.body as Contest).undo))].toSorted() },
  }),
  after(round, settled) {
    const { spec, own, phase, input } = round.run;
    if (phase.name !== "contest" && spec.contest && contestable(round).length > 0) return { next: contestPhase(round), own };
    const undone = (settled?.figures as { undone: readonly ItemId[] } | null)?.undone ?? [];
    const stands = uncontested(round, undone);
    return { done: { items: arranged(input, stands), figures: { groups: stands.groups, undone } } };
  },
  // Nothing counts that nobody could object to: without its contest the list is what it was.
  cutShort: ({ run }) => ({ items: run.phase.name === "contest" ? run.input : [], figures: null }),
  timers: ({ run }) => (run.phase.name === "rule" && run.own.endsAt !== null ? { rule: run.own.endsAt } : {}),
  onTimer: () => ({ events: [], over: true }),
  show: showOrganise,
};
