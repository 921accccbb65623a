import type { Effect, EffectRow } from "../model/effect.ts";
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
  const kind = kindOf(parts.kinds, run);
  const { entries, before } = await readBox(parts, session, run, run.box);
  const settled = kind.settle?.(roundOf(session, run), entries, before, parts.random) ?? { items: [], figures: null };
  await commit(parts, session.id, { type: "settle", path: effect.path, phaseNumber: effect.phaseNumber, settled });
  parts.log.roundSettled(session.id);
}

async function readBox(
  parts: Parts,
  session: Session,
  run: Run,
  box: BoxId,
): Promise<{ entries: readonly Entry[]; before: readonly Entry[] }> {
  const key = await boxKey(parts, session, box);
  const rows = await parts.store.entries(box);
  const entries = entriesOf(key, box, rows);
  const earlier = earlierBox(session, run.path, box);
  if (!earlier) return { entries, before: [] };
  // The same key gives the same token, so a person is paired with their own earlier entry, and with nothing else.
  const past = await parts.store.entries(earlier);
  const tokens = inOrder(rows);
  const earlierTokens = inOrder(past);
  const before = entriesOf(key, earlier, past).map((entry) => ({ ...entry, who: tokens.indexOf(earlierTokens[entry.who] ?? "") }));
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
  const { contributors } = factsOf(key, run.box, await parts.store.entries(run.box), kindOf(parts.kinds, run));
  return contributors >= run.phase.box.minContributors;
}
