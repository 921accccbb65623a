import type { NewItem } from "../../model/command.ts";
import type { Fault, Round, RoundKind } from "../../model/kind.ts";
import type { Plan } from "../../model/plan.ts";
import type { Entry, Label } from "../../model/session.ts";
import type { Collect } from "../../model/vocabulary.ts";
import { z } from "zod";
import { phaseOf } from "../phase.ts";
import { shuffled } from "../../floor/shuffle.ts";
import { applyAct, collectAct, entrySize } from "./entry.ts";
import type { CollectAct, CollectEntry } from "./entry.ts";
import { showCollect } from "./show.ts";

/** A collection remembers nothing of its own: everything lies in the box until it opens. */
export type CollectOwn = Readonly<Record<string, never>>;

/** Private submissions, released together: shuffled, without time, order or author. */
export const collect: RoundKind<Collect, CollectOwn, never, never> = {
  kind: "collect",
  act: z.never(),
  entry: collectAct,
  check: checkCollect,
  start: ({ spec, plan, input }) => ({
    own: {},
    phase: phaseOf(spec, plan, "write", {
      box: {
        keyEndsWith: "@phase",
        minContributors: leastContributors(spec, plan),
        minPerSide: spec.attribution === "side" ? (spec.minSet ?? plan.minPerSide) : null,
        named: spec.attribution === "named",
        padTo: entrySize(spec, input.length),
        closesWhenAllActed: false,
      },
    }),
  }),
  decide: () => ({ ok: false, refusal: { reason: "refuse.notHere" } }),
  evolve: (own) => own,
  admit(round, act) {
    const { spec, input } = round.run;
    const { do: does, ...write } = act as CollectAct;
    if (does === "withdraw" || !("text" in write)) return null;
    if (write.tag !== undefined && !spec.tags?.includes(write.tag)) return { reason: "collect.refuse.tag" };
    if (spec.tags && write.tag === undefined) return { reason: "collect.refuse.tag" };
    const aboutKnown = write.about !== undefined && input.some((id) => id === write.about);
    return aboutKnown === (spec.about !== undefined) ? null : { reason: "collect.refuse.about" };
  },
  apply: (round, before, act) => applyAct(round.run.spec, before as CollectEntry | null, act as CollectAct),
  counts: (body) => (body as CollectEntry).contributions.length > 0,
  wordsOf: (act) => ((act as CollectAct).do === "write" ? [(act as { text: string }).text] : []),
  settle(round, entries, _before, random) {
    const { spec } = round.run;
    if (spec.reveal === "never") return { items: [], figures: null };
    const labelled = keepsSideLabel(round, entries);
    return {
      items: shuffled(
        entries.flatMap((entry) => released(spec, entry, labelled)),
        random,
      ),
      figures: null,
    };
  },
  after: (_round, settled) => ({ done: { items: settled?.items.map((item) => item.id) ?? [], figures: null } }),
  show: showCollect,
};

/** Side labels have a threshold of their own; what loses them still needs enough contributors to open at all. */
function leastContributors(spec: Collect, plan: Plan): number {
  if (spec.attribution === "named") return 1;
  return spec.attribution === "side" ? plan.minContributors : (spec.minSet ?? plan.minContributors);
}

/** A label by side stays only while enough people of every side wrote; with fewer it would point at them. */
function keepsSideLabel(round: Round<Collect, CollectOwn>, entries: readonly Entry[]): boolean {
  const least = round.run.phase.box?.minPerSide ?? null;
  const wrote = entries.filter((entry) => (entry.body as CollectEntry).contributions.length > 0);
  if (least === null) return false;
  // Somebody of no side would be named by the label that is missing.
  const without = wrote.filter((entry) => entry.side === null).length;
  if (without > 0 && without < least) return false;
  return round.plan.sides.every((side) => wrote.filter((entry) => entry.side === side.id).length >= least);
}

function released(spec: Collect, entry: Entry, labelled: boolean): readonly NewItem[] {
  return (entry.body as CollectEntry).contributions.map((each) => ({
    plain: each.text,
    label: labelOf(spec, entry, labelled),
    ...(each.tag === undefined ? {} : { tag: each.tag }),
    ...(each.about === undefined ? {} : { about: each.about }),
  }));
}

function labelOf(spec: Collect, entry: Entry, labelled: boolean): Label {
  if (labelled && spec.attribution === "side" && entry.side) return { as: "side", side: entry.side };
  if (spec.attribution === "named" && entry.person) return { as: "person", person: entry.person };
  return { as: "nobody" };
}

function checkCollect(spec: Collect): readonly Fault[] {
  const faults: Fault[] = [];
  const missing = (path: string, what: string, fix: string): number => faults.push({ path, wrong: `${what} does not exist yet`, fix });
  if (spec.attribution === "role") missing("attribution", "a collection labelled by role", "use anonymous or side");
  if (spec.reveal && spec.reveal !== "onClose" && spec.reveal !== "never") missing("reveal", `revealing ${spec.reveal}`, "use onClose");
  if (spec.show === "sheet") missing("show", "passing a sheet on", "use own or released");
  if (spec.withdrawUntil === "report") missing("withdrawUntil", "withdrawing after the release", "use close");
  if (spec.sees) missing("sees", "a collection that only some may read", "leave sees out");
  return faults;
}
