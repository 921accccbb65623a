import type { NewItem } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Fault, Round, RoundKind } from "../../model/kind.ts";
import type { Plan } from "../../model/plan.ts";
import type { Entry, Label } from "../../model/session.ts";
import type { Collect } from "../../model/vocabulary.ts";
import { z } from "zod";
import { THRESHOLDS } from "../../confidentiality/thresholds.ts";
import { phaseOf } from "../phase.ts";
import { shuffled } from "../../floor/shuffle.ts";
import { applyAct, collectAct, entrySize, releaseAct } from "./entry.ts";
import type { CollectAct, CollectEntry, ReleaseAct } from "./entry.ts";
import { decideLive, isLive } from "./live.ts";
import { evolveCollect, NOTHING, type CollectEvent, type CollectOwn } from "./own.ts";
import { carriedOut, letOut, releasePhase } from "./release.ts";
import { decideReview, reviewAct, reviewed, reviewPhase, type ReviewAct } from "./review.ts";
import { keepsRoleLabel, keepsSideLabel } from "./labels.ts";
import { aSheet, dealt } from "./sheets.ts";
import { showCollect } from "./show.ts";

/**
 * Private submissions, released together: shuffled, without time, order or author. Between writing and the release the
 * team may review them (`afterReview`), or those of one side may say which of their words leave their room (`byConsent`).
 */
export const collect: RoundKind<Collect, CollectOwn, ReviewAct | CollectAct, CollectEvent> = {
  kind: "collect",
  act: z.union([reviewAct, collectAct]),
  entry: z.union([collectAct, releaseAct]),
  check: checkCollect,
  reads: ({ about }) => about ?? null,
  start: ({ spec, plan, input, around, eligible }, ctx) => ({
    own: { ...NOTHING, sheets: spec.show === "sheet" ? dealt(eligible, around, ctx.random) : {} },
    phase: isLive(spec)
      ? phaseOf(spec, plan, "write", { isSeenAtOnce: true })
      : phaseOf(spec, plan, "write", {
          box: {
            keyEndsWith: "@phase",
            minContributors: leastContributors(spec, plan),
            minPerSide: spec.attribution === "side" ? (spec.minSet ?? plan.minPerSide) : null,
            ...(spec.attribution === "role" ? { minPerRole: THRESHOLDS.roleLabel } : {}),
            named: spec.attribution === "named" || spec.reveal === "byConsent",
            padTo: entrySize(spec, input.length),
            closesWhenAllActed: false,
          },
        }),
  }),
  decide: (round, act, by, ctx) =>
    act.do === "write" || act.do === "withdraw" ? decideLive(round, act, by, ctx) : decideReview(round, act, by),
  evolve: evolveCollect,
  whole: (own) => ({ ...NOTHING, ...own }),
  onJoin: ({ run, around }, person, ctx) =>
    run.spec.show === "sheet" && !run.own.sheets[person]
      ? { events: [{ type: "sheetDealt", person, rows: aSheet(around, run.eligible.length, ctx.random) }] }
      : { events: [] },
  admit(round, act) {
    const { spec, input, phase, own } = round.run;
    const given = act as CollectAct | ReleaseAct;
    if ((given.do === "release") !== (phase.name === "release")) return { reason: "refuse.roundOver" };
    if (given.do === "release") return given.items.every((id) => own.written.includes(id as ItemId)) ? null : { reason: "refuse.notHere" };
    if (given.do === "withdraw") return null;
    if (given.tag !== undefined && !spec.tags?.includes(given.tag)) return { reason: "collect.refuse.tag" };
    if (spec.tags && given.tag === undefined) return { reason: "collect.refuse.tag" };
    const aboutKnown = given.about !== undefined && input.some((id) => id === given.about);
    return aboutKnown === (spec.about !== undefined) ? null : { reason: "collect.refuse.about" };
  },
  apply: (round, before, act) => {
    const given = act as CollectAct | ReleaseAct;
    return given.do === "release" ? { ok: true, body: given } : applyAct(round.run.spec, before as CollectEntry | null, given);
  },
  counts: (body) => "do" in (body as object) || (body as CollectEntry).contributions.length > 0,
  wordsOf: (act) => ((act as CollectAct).do === "write" ? [(act as { text: string }).text] : []),
  settle(round, entries, _before, random) {
    const { spec, phase } = round.run;
    if (phase.name === "release") return { items: [], figures: { release: letOut(round, entries) } };
    if (spec.reveal === "never" && !spec.sees) return { items: [], figures: null };
    const labelled = keepsSideLabel(round, entries) || keepsRoleLabel(round, entries);
    return {
      items: shuffled(
        entries.flatMap((entry) => released(round, entry, labelled)),
        random,
      ),
      figures: null,
    };
  },
  after(round, settled, ctx) {
    const { spec, own, phase } = round.run;
    const written = settled?.items.map((item) => item.id) ?? [];
    switch (phase.name) {
      case "review":
        return reviewed(round);
      case "release":
        return carriedOut(round, settled?.figures, ctx);
      default: {
        if (phase.isSeenAtOnce) return { done: shownSoFar(round) };
        if (written.length > 0 && spec.reveal === "afterReview") return { next: reviewPhase(round), own: { ...own, written } };
        if (written.length > 0 && spec.reveal === "byConsent") return { next: releasePhase(round), own: { ...own, written } };
        return { done: { items: written, figures: null } };
      }
    }
  },
  // What everybody has seen already stays.
  cutShort: (round) => (round.run.phase.isSeenAtOnce ? shownSoFar(round) : { items: [], figures: null }),
  show: showCollect,
};

const shownSoFar = ({ run }: Round<Collect, CollectOwn>) => ({ items: run.own.live.map(({ item }) => item), figures: null });

/** Side labels have a threshold of their own; what loses them still needs enough contributors to open at all. */
function leastContributors(spec: Collect, plan: Plan): number {
  if (spec.attribution === "named") return 1;
  // Where a side speaks as one, inside its own room or to whoever drafts, one voice of it is enough.
  if (spec.attribution === "side" && spec.minSet === 1) return 1;
  return spec.attribution === "side" ? plan.minContributors : (spec.minSet ?? plan.minContributors);
}

function released({ run }: Round<Collect, CollectOwn>, entry: Entry, labelled: boolean): readonly NewItem[] {
  return (entry.body as CollectEntry).contributions.map((each) => ({
    plain: each.text,
    label: labelOf(run, entry, labelled),
    ...(each.tag === undefined ? {} : { tag: each.tag }),
    ...(each.about === undefined ? {} : { about: each.about }),
  }));
}

function labelOf({ spec, phase }: Round<Collect, CollectOwn>["run"], entry: Entry, labelled: boolean): Label {
  // In the room of their own side people know whose words they are asked to let out.
  if (phase.box?.named && entry.person) return { as: "person", person: entry.person };
  if (labelled && spec.attribution === "side" && entry.side) return { as: "side", side: entry.side };
  if (labelled && spec.attribution === "role" && entry.role) return { as: "role", role: entry.role };
  return { as: "nobody" };
}

function checkCollect(spec: Collect): readonly Fault[] {
  if (spec.attribution !== "role" || spec.reveal !== "byConsent") return [];
  const wrong = "words that leave the room of a side go as the side's";
  return [{ path: "attribution", wrong, fix: 'write "side", or leave "reveal" out' }];
}
