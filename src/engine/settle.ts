import type { Effect, EffectRow } from "../model/effect.ts";
import type { Settled } from "../model/command.ts";
import type { BoxId, Path } from "../model/ids.ts";
import type { Entry, Run, Session } from "../model/session.ts";
import { stepId } from "../session/paths.ts";
import { kindOf, roundOf } from "../session/timers.ts";
import { boxKey, entriesOf, factsOf } from "./box.ts";
import type { EntryRow } from "../store/port.ts";
import { commit } from "./commit.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";

/**
 * Opens the box, computes, and shows the result, once. A crash in between repeats it: the result is written, and the
 * box deleted, in one transaction, and a settle of a phase that is past decides to nothing.
 */
export async function settle(parts: Parts, row: EffectRow, effect: Extract<Effect, { do: "settle" }>): Promise<void> {
  const session = await load(parts, row.session);
  const run = session?.runs[effect.path];
  if (!session || !run || run.phaseNumber !== effect.phaseNumber || run.stage !== "closing" || !run.box) return;
  const key = await boxKey(parts, session, run.box);
  const rows = await parts.store.entries(run.box);
  const earlier = earlierBox(session, run.path, run.box);
  const past = earlier ? { box: earlier, rows: await parts.store.entries(earlier) } : null;
  const settled = key && compute(parts, session, run, run.box, key, rows, past);
  const { path, phaseNumber } = effect;
  await commit(parts, session.id, settled ? { type: "settle", path, phaseNumber, settled } : { type: "boxLost", path, phaseNumber });
  if (settled) parts.log.roundSettled(session.id);
  else parts.log.boxLost(session.id);
}

/** Null: it can not be computed now, and trying again will not change that. The facilitator has to say what happens. */
function compute(
  parts: Parts,
  session: Session,
  run: Run,
  box: BoxId,
  key: Buffer,
  rows: readonly EntryRow[],
  past: Past | null,
): Settled | null {
  try {
    const { entries, before } = openBox(key, box, rows, past);
    return kindOf(parts.kinds, run).settle?.(roundOf(session, run), entries, before, parts.random) ?? { items: [], figures: null };
  } catch {
    return null;
  }
}

interface Past {
  readonly box: BoxId;
  readonly rows: readonly EntryRow[];
}

function openBox(
  key: Buffer,
  box: BoxId,
  rows: readonly EntryRow[],
  past: Past | null,
): { entries: readonly Entry[]; before: readonly Entry[] } {
  const entries = entriesOf(key, box, rows);
  if (!past) return { entries, before: [] };
  // The same key gives the same token, so a person is paired with their own earlier entry, and with nothing else.
  const tokens = inOrder(rows);
  const earlierTokens = inOrder(past.rows);
  const before = entriesOf(key, past.box, past.rows).map((entry) => ({ ...entry, who: tokens.indexOf(earlierTokens[entry.who] ?? "") }));
  return { entries, before: before.filter((entry) => entry.who >= 0) };
}

/** Tokens in the order in which entries are numbered. */
const inOrder = (rows: readonly EntryRow[]): readonly string[] => rows.map((row) => row.token).sort();

/** The box of the same step in the pass before, while both share a key. */
function earlierBox(session: Session, path: Path, box: BoxId): BoxId | null {
  const key = session.boxes[box]?.key;
  const others = Object.entries(session.boxes).filter(
    ([id, each]) => id !== box && each && each.key === key && stepId(each.path) === stepId(path),
  );
  return (others.at(-1)?.[0] ?? null) as BoxId | null;
}

/**
 * Whether enough people wrote for the box to open: what the team is shown, refreshed on the minute and never as a
 * number, so that nothing moves when somebody sends.
 */
export async function enoughToOpen(parts: Parts, session: Session, run: Run): Promise<boolean> {
  if (!run.box || !run.phase.box) return true;
  const key = await boxKey(parts, session, run.box);
  const facts = key && factsOf(key, run.box, await parts.store.entries(run.box), kindOf(parts.kinds, run));
  return facts !== null && facts.contributors >= run.phase.box.minContributors;
}
