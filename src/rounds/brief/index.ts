import type { After, Fault, RoundKind } from "../../model/kind.ts";
import type { Settled } from "../../model/command.ts";
import type { Round } from "../../model/kind.ts";
import type { SideId } from "../../model/ids.ts";
import type { Entry, Item } from "../../model/session.ts";
import type { Random } from "../../model/command.ts";
import type { Brief } from "../../model/vocabulary.ts";
import { shuffled } from "../../floor/shuffle.ts";
import type { CollectEntry } from "../collect/entry.ts";
import { briefAct, decideBrief, evolveBrief, type BriefAct, type BriefEvent } from "./act.ts";
import { admit, apply, briefEntry, counts, wordsOf, type Support } from "./entry.ts";
import { counted, outputOf, type BriefFigures } from "./figures.ts";
import { firstPhase, moderatePhase, supportPhase } from "./phases.ts";
import { isNamed, NOTHING_ASKED, standing, type BriefOwn } from "./own.ts";
import { showBrief } from "./show.ts";

type Here = Round<Brief, BriefOwn>;

/**
 * One to many: a text everybody reads, with an acknowledgement where the protocol asks for one. Questions about it are
 * asked in private while people read, may be moderated, and may be put into the order of their support.
 */
export const brief: RoundKind<Brief, BriefOwn, BriefAct, BriefEvent> = {
  kind: "brief",
  act: briefAct,
  entry: briefEntry,
  check: checkBrief,
  reads: ({ body }) => (typeof body === "string" ? null : body),
  takes: ({ perSide }, found, sides) => (perSide ? withoutOwn(found, sides) : found),
  start: ({ spec, plan }) => ({ own: { acknowledged: [], ...NOTHING_ASKED }, phase: firstPhase(spec, plan) }),
  decide: decideBrief,
  evolve: evolveBrief,
  whole: (own) => ({ ...NOTHING_ASKED, ...own }),
  admit,
  apply,
  counts,
  wordsOf,
  settle: (round, entries, _before, random) =>
    round.run.phase.name === "support" ? tally(round, entries) : released(round, entries, random),
  after,
  cutShort: ({ run }) => (run.phase.name === "support" ? outputOf(run.own, null) : { items: [], figures: null }),
  show: showBrief,
};

/** In the room of a side, a briefing for that side is what the others let it know: its own words it has. */
const withoutOwn = (found: readonly Item[], sides: readonly SideId[]): readonly Item[] =>
  found.filter(({ label }) => label.as !== "side" || !sides.includes(label.side));

/** Shuffled, so that the order tells nothing. */
function released({ run }: Here, entries: readonly Entry[], random: Random): Settled {
  const items = entries.flatMap(({ body, person }) =>
    (body as CollectEntry).contributions.map(({ text }) => ({
      plain: text,
      label: isNamed(run.spec) && person ? ({ as: "person", person } as const) : ({ as: "nobody" } as const),
    })),
  );
  return { items: shuffled(items, random), figures: null };
}

const tally = ({ run }: Here, entries: readonly Entry[]): Settled => ({
  items: [],
  figures: counted(
    standing(run.own),
    entries.map(({ body }) => body as Support),
  ),
});

function after(
  round: Here,
  settled: { readonly items: readonly { readonly id: BriefOwn["questions"][number] }[]; readonly figures: unknown } | null,
): After<BriefOwn> {
  const { spec, phase, own, input } = round.run;
  const { questions } = spec;
  if (!questions) return { done: { items: input, figures: null } };
  if (phase.name === "support")
    return { done: outputOf(own, settled ? (settled.figures as Pick<BriefFigures, "rows" | "supporters">) : null) };
  const asked = phase.name === "ask" ? { ...own, questions: settled?.items.map(({ id }) => id) ?? [] } : own;
  if (phase.name === "ask" && questions.moderated && asked.questions.length > 0)
    return { next: moderatePhase(spec, round.plan), own: asked };
  const left = standing(asked).length;
  // One question has no order.
  if (questions.upvote && left > 1) return { next: supportPhase(spec, round.plan, left), own: asked };
  return { done: outputOf(asked, null) };
}

function checkBrief({ questions }: Brief): readonly Fault[] {
  const by = questions?.attribution;
  if (by === undefined || by === "anonymous" || by === "named") return [];
  return [{ path: "questions/attribution", wrong: `questions labelled by ${by} do not exist`, fix: "use anonymous or named" }];
}
