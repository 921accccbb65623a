import type { Effect, EffectRow } from "../model/effect.ts";
import type { BoxId, PersonId } from "../model/ids.ts";
import type { Pressed } from "../model/kind.ts";
import type { Entry, Run, Session } from "../model/session.ts";
import { staying } from "../session/lifecycle.ts";
import { kindOf, roundOf } from "../session/timers.ts";
import { boxKey, factsOf, isComplete, readable, tokenOf } from "./box.ts";
import { StoreFault } from "../store/fault.ts";
import type { EntryRow } from "../store/port.ts";
import { commit } from "./commit.ts";
import { earlierBox } from "./earlier.ts";
import { codeOf } from "./effects.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { settleApart } from "./settle-apart.ts";

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
  const earlier = earlierBox(session, run.box);
  const past = earlier ? { box: earlier, rows: await parts.store.entries(earlier) } : null;
  const opened = key ? openBox(key, run.box, rows, past) : null;
  if (!opened) return notOpened(parts, session, run, "lost", key ? "DAMAGED" : "KEY_GONE");
  try {
    const kind = kindOf(parts.kinds, run);
    const pressed = pressedIn(key as Buffer, rows, session, run);
    const { entries, before } = opened;
    const round = roundOf(session, run);
    const settled = kind.isHeavy?.(round, entries)
      ? await settleApart({ round, entries, before, pressed })
      : (kind.settle?.(round, entries, before, parts.random, pressed) ?? { items: [], figures: null });
    await commit(parts, session.id, { type: "settle", path: run.path, phaseNumber: run.phaseNumber, settled });
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    return notOpened(parts, session, run, "fault", codeOf(error));
  }
  parts.log.roundSettled(session.id);
}

/** Who had to press and did, by numbers that mean nothing outside this settle. Whoever left without pressing did not. */
function pressedIn(key: Buffer, rows: readonly EntryRow[], session: Session, run: Run): Pressed {
  const tokens = inOrder(rows);
  const numbersOf = (people: readonly PersonId[]): ReadonlySet<number> =>
    new Set(people.map((person) => tokens.indexOf(tokenOf(key, person))).filter((number) => number >= 0));
  return {
    all: run.eligible.length > 0 && isComplete(key, rows, run.eligible),
    here: numbersOf(staying(session, run)),
    officials: numbersOf(run.eligible.filter((person) => session.members[person]?.role === "official")),
  };
}

/** Trying again would not change it, so the facilitator has to say what happens. */
async function notOpened(parts: Parts, session: Session, run: Run, why: "lost" | "fault", code: string): Promise<void> {
  parts.log.notOpened(session.id, code);
  await commit(parts, session.id, { type: "notOpened", path: run.path, phaseNumber: run.phaseNumber, why });
}

interface Past {
  readonly box: BoxId;
  readonly rows: readonly EntryRow[];
}

interface Opened {
  readonly entries: readonly Entry[];
  readonly before: readonly Entry[];
}

/** Null: what lies in it is damaged. */
function openBox(key: Buffer, box: BoxId, rows: readonly EntryRow[], past: Past | null): Opened | null {
  const entries = readable(key, box, rows);
  const earlier = past ? readable(key, past.box, past.rows) : [];
  if (!entries || !earlier) return null;
  if (!past) return { entries, before: [] };
  // The same key gives the same token, so a person is paired with their own earlier entry, and with nothing else.
  const tokens = inOrder(rows);
  const earlierTokens = inOrder(past.rows);
  const before = earlier.map((entry) => ({ ...entry, who: tokens.indexOf(earlierTokens[entry.who] ?? "") }));
  return { entries, before: before.filter((entry) => entry.who >= 0) };
}

/** Tokens in the order in which entries are numbered. */
const inOrder = (rows: readonly EntryRow[]): readonly string[] => rows.map((row) => row.token).sort();

/**
 * Whether enough people wrote for the box to open: what the team is shown, refreshed on the minute and never as a
 * number, so that nothing moves when somebody sends.
 */
export async function enoughToOpen(parts: Parts, session: Session, run: Run): Promise<boolean> {
  if (!run.box || !run.phase.box) return true;
  const key = await boxKey(parts, session, run.box);
  const facts = key && factsOf(key, run.box, await parts.store.entries(run.box), kindOf(parts.kinds, run), []);
  return facts !== null && facts.contributors >= run.phase.box.minContributors;
}
