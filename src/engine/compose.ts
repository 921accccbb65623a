import { say } from "../cards/messages.ts";
import { mayLabelRole } from "../confidentiality/thresholds.ts";
import type { Here } from "../confidentiality/word-lint.ts";
import type { Effect, EffectRow } from "../model/effect.ts";
import type { ItemId, Path, TextId } from "../model/ids.ts";
import type { Item, Output, Run, Session } from "../model/session.ts";
import type { Report, RoundSpec } from "../model/vocabulary.ts";
import type { Recap } from "../model/recap.ts";
import { asksPeople } from "../protocol/stops.ts";
import type { Say } from "../recap/place.ts";
import { compose } from "../recap/compose.ts";
import { flagged } from "../recap/flagged.ts";
import type { Ranking, RecapSource, RoundResult } from "../recap/source.ts";
import { isLive } from "../rounds/collect/live.ts";
import { figuresSchema, type JudgeFigures } from "../rounds/judge/figures.ts";
import { withhold } from "../recap/withhold.ts";
import type { ReportOwn } from "../rounds/report/index.ts";
import { clearanceHours } from "../rounds/report/index.ts";
import { paragraphs } from "../rounds/report/paragraphs.ts";
import { insertedAt } from "../session/aside.ts";
import { branchMembers, isVoice } from "../session/people.ts";
import { stepAt, stepId } from "../session/paths.ts";
import { isTakenBack } from "../session/withdraw.ts";
import { StoreFault } from "../store/fault.ts";
import { commit } from "./commit.ts";
import { judgedOf, reasonsOf } from "./compose-judged.ts";
import { codeOf } from "./effects.ts";
import { load } from "./load.ts";
import { mappedOf } from "./mapped.ts";
import type { Parts } from "./parts.ts";
import { readRoster } from "./roster.ts";
import { lastText, sharedText, textsOf } from "./shared-text.ts";
import { readTexts } from "./words.ts";

/**
 * Composes an artefact from what the rounds left, and puts it before the facilitator; and, once it is cleared, cuts out
 * what somebody objected to.
 */
export async function writeArtefact(parts: Parts, row: EffectRow, effect: Extract<Effect, { do: "compose" }>): Promise<void> {
  const session = await load(parts, row.session);
  const run = session?.runs[effect.path] as Run<Report> | undefined;
  if (!session || !run || run.phaseNumber !== effect.phaseNumber || run.spec.kind !== "report") return;
  // Tried again later: what is written while everything stands would be lost, or leave the room in a lockdown.
  if (session.status !== "running" || run.stage === "paused") throw new Error("STANDS_STILL");
  const { path, phaseNumber } = effect;
  try {
    const recap =
      run.phase.name === "release" ? await cut(parts, session, run) : compose(await sourceOf(parts, session, run), inLanguage(session));
    const draft = {
      plain: JSON.stringify(recap),
      paragraphs: paragraphs(recap).map((each) => each.id),
      flagged: run.phase.name === "release" ? [] : flagged(recap, await hereOf(parts, session)),
    };
    await commit(parts, session.id, { type: "composed", path, phaseNumber, draft });
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    parts.log.notOpened(session.id, codeOf(error));
    await commit(parts, session.id, { type: "notOpened", path, phaseNumber, why: "fault" });
  }
}

/** Whom words could point at. */
async function hereOf(parts: Parts, session: Session): Promise<Here> {
  const names = [...(await readRoster(parts, session)).values()].flatMap((entry) => entry.names);
  const held = Object.values(session.members).flatMap((member) => (member && member.termsVersion !== null ? [member.role] : []));
  return { names, fewRoles: [...new Set(held)].filter((role) => !mayLabelRole(held.filter((each) => each === role).length)) };
}

/** One text for all of them, in the language the conversation was planned in. */
const inLanguage =
  ({ plan }: Session): Say =>
  (key, args) =>
    say(plan.language, key, args);

async function cut(parts: Parts, session: Session, run: Run<Report>): Promise<Recap> {
  const { document, objected } = run.own as ReportOwn;
  const plain = document && (await readTexts(parts, session.id, [document])).get(document);
  if (!plain) throw new Error("ARTEFACT_GONE");
  return withhold(JSON.parse(plain) as Recap, objected, inLanguage(session));
}

async function sourceOf(parts: Parts, session: Session, run: Run<Report>): Promise<RecapSource> {
  const rounds = finishedRounds(session);
  const wanted: TextId[] = [session.plan.title, ...session.plan.sides.map((side) => side.name)];
  if (session.plan.question) wanted.push(session.plan.question);
  for (const id of session.aside.parked) wanted.push(session.items[id]?.text as TextId);
  for (const { spec, output } of rounds) {
    wanted.push(spec.title as TextId);
    for (const id of itemsOf(output)) wanted.push(session.items[id]?.text as TextId);
  }
  const text = lastText(rounds);
  if (text) wanted.push(...textsOf(session, text));
  const words = await readTexts(parts, session.id, wanted.filter(Boolean));
  const read = (id: TextId | null): string => (id ? (words.get(id) ?? "") : "");
  const voices = Object.values(session.members).filter((member) => member && isVoice(member) && member.termsVersion !== null);
  const results = rounds.map(({ path, spec, output }) => resultOf(session, path, spec, output, read));
  const named = run.spec.basis?.from ?? null;
  return {
    artefact: run.spec.artefact,
    title: read(session.plan.title),
    question: session.plan.question ? read(session.plan.question) : null,
    mode: session.plan.mode,
    language: session.plan.language,
    regime: session.plan.regime,
    voices: voices.length,
    sides: session.plan.sides.map((side) => ({
      name: read(side.name),
      voices: voices.filter((member) => member?.side === side.id).length,
    })),
    rounds: results,
    basis: named === null ? results : results.filter(({ id }) => named.includes(stepId(id as Path))),
    text: text && sharedText(session, text, read),
    parked: session.aside.parked.map((id) => read(session.items[id]?.text ?? null)),
    clearanceHours: clearanceHours(run.spec, session.plan.mode),
    review: run.spec.review.mode,
  };
}

interface Finished {
  readonly path: Path;
  readonly spec: RoundSpec;
  readonly output: Output;
}

/** Rounds that ended, in the order in which they did. */
function finishedRounds(session: Session): readonly Finished[] {
  return (Object.entries(session.outputs) as [Path, Output][]).flatMap(([path, output]) => {
    // What was said in a room of a split belongs to that room; only what it carried out comes up later, elsewhere.
    if (branchMembers(session, path) !== null) return [];
    if (insertedAt(session.aside, path)) return [];
    const spec = stepAt(session.plan, path);
    // Whether it is done once more is no part of what was done.
    if (spec.kind === "gate" && spec.of === "onceMore") return [];
    // What was written for a few is not for an artefact either.
    if (spec.kind === "collect" && spec.sees) return [];
    return spec.kind === "repeat" || spec.kind === "split" || spec.kind === "report" ? [] : [{ path, spec, output }];
  });
}

/** Every item a round's result names: the list itself, and what was judged. */
function itemsOf(output: Output): readonly ItemId[] {
  const figures = figuresSchema.safeParse(output.figures);
  return [...output.items, ...(figures.success ? figures.data.rows.map((row) => row.item) : []), ...reasonsOf(output)];
}

function resultOf(session: Session, path: Path, spec: RoundSpec, output: Output, read: (id: TextId | null) => string): RoundResult {
  const gone = isTakenBack(session);
  const wordsOf = (id: ItemId): string => (gone(id) ? inLanguage(session)("page.takenBack") : read(session.items[id]?.text ?? null));
  const figures = figuresSchema.safeParse(output.figures);
  const sides = new Map(session.plan.sides.map((side) => [side.id as string, read(side.name)]));
  return {
    id: path,
    kind: spec.kind,
    isAsked: spec.kind === "gate" && asksPeople(spec),
    hasQuestions: spec.kind === "brief" && spec.questions !== undefined,
    isLive: spec.kind === "collect" && isLive(spec),
    title: read(spec.title as TextId),
    items: output.items.map((id) => {
      const item = session.items[id];
      return { words: wordsOf(id), ...labelOf(item, sides, inLanguage(session)), tag: item?.tag ?? null };
    }),
    ranking: figures.success ? rankingOf(figures.data, wordsOf, gone) : null,
    map: mappedOf(output.figures, wordsOf),
    judged: figures.success ? judgedOf(figures.data, wordsOf, sides, session) : null,
    empty: ((spec.kind === "collect" && spec.reveal !== "never") || spec.kind === "judge") && output.items.length === 0,
  };
}

/** A name stays in the room; what somebody was there as may go out with the words. */
function labelOf(
  item: Item | undefined,
  sides: ReadonlyMap<string, string>,
  message: Say,
): { readonly side: string | null; readonly role?: string } {
  const label = item?.label;
  if (label?.as === "role") return { side: null, role: message(`label.role.${label.role}`) };
  return { side: label?.as === "side" ? (sides.get(label.side) ?? null) : null };
}

function rankingOf(figures: JudgeFigures, wordsOf: (id: ItemId) => string, isGone: (id: ItemId) => boolean): Ranking | null {
  if (figures.scale !== "rank" && figures.scale !== "dots") return null;
  return {
    scale: figures.scale,
    ballots: figures.ballots,
    agreement: figures.scale === "rank" ? figures.w : null,
    rows: figures.rows.map((row) => ({
      words: wordsOf(row.item),
      rank: row.rank,
      points: "points" in row ? row.points : row.dots,
      voters: row.voters,
      takenBack: isGone(row.item),
    })),
  };
}
